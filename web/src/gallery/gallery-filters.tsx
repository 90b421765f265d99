"use client";

import { Link } from "../i18n/navigation.ts";
import { Button } from "../ui/button.tsx";
import { SelectField, TextField } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import type { Choice } from "./filter-choices.ts";
import type { FilterWords } from "./form-words.ts";
import { type PageFilters, paths } from "./paths.ts";

interface Props {
  readonly eventId: string;
  readonly action: string;
  readonly filters: PageFilters;
  readonly photographers: readonly Choice[];
  /** Places of the course. */
  readonly places: readonly Choice[];
  /** Days of a race that has several, with the field's own words: other pages are not sent them. */
  readonly days?: { readonly label: string; readonly any: string; readonly choices: readonly Choice[] };
  /** Narrowed down, or meant to be. */
  readonly isOpen: boolean;
  /** What is wrong with the times. */
  readonly timeProblem: string | undefined;
  readonly words: FilterWords;
}

/** Photographer, place and time, as a plain form: the address is the state. */
export function GalleryFilters(props: Props) {
  const { eventId, action, filters, photographers, places, days, isOpen, timeProblem, words } = props;
  const { bib, name, preview, photographer, checkpoint, day, from, to, unidentified } = filters;
  return (
    <details open={isOpen}>
      <summary className="tap -ml-2 inline-flex items-center gap-2 rounded-lg px-2 font-semibold hover:bg-sunken">
        <Icon name="sliders-horizontal" className="size-5" />
        {words.filters}
      </summary>
      {/* Another form for another list: a select keeps what it showed, whatever the address has become. */}
      <form
        key={JSON.stringify(filters)}
        action={action}
        method="get"
        className="mt-3 grid grid-cols-2 items-end gap-3 pb-14 sm:flex sm:flex-wrap"
      >
        {bib && <input type="hidden" name="bib" value={bib} />}
        {name && <input type="hidden" name="name" value={name} />}
        {preview && <input type="hidden" name="preview" value={preview} />}
        {(photographers.length > 1 || photographer) && (
          <SelectField
            id="photographer"
            name="photographer"
            label={words.photographer}
            defaultValue={photographer ?? ""}
            className="sm:min-w-44"
          >
            <option value="">{words.anyPhotographer}</option>
            {photographers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        {places.length > 0 && (
          <SelectField
            id="checkpoint"
            name="checkpoint"
            label={words.checkpoint}
            defaultValue={checkpoint ?? ""}
            className="sm:min-w-36"
          >
            <option value="">{words.anyCheckpoint}</option>
            {places.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        {days && (
          <SelectField id="day" name="day" label={days.label} defaultValue={day ?? ""} className="sm:min-w-36">
            <option value="">{days.any}</option>
            {days.choices.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <TextField
          id="from"
          name="from"
          label={words.from}
          defaultValue={from}
          {...(timeProblem && { "aria-invalid": true, "aria-describedby": "time-problem" })}
          {...fieldOf(from)}
        />
        <TextField id="to" name="to" label={words.to} defaultValue={to} {...fieldOf(to)} />
        {!bib && (
          <label className="tap col-span-2 inline-flex items-center gap-2 rounded-lg pr-2">
            <input
              type="checkbox"
              name="unidentified"
              value="1"
              defaultChecked={unidentified !== undefined}
              className="size-5 accent-accent"
            />
            {words.unidentified}
          </label>
        )}
        {/* Under all fields: under its own it would lift that one off the line. */}
        {timeProblem && (
          <p id="time-problem" className="order-last col-span-2 w-full text-sm font-medium text-danger">
            {timeProblem}
          </p>
        )}
        <Button type="submit">{words.apply}</Button>
        {isOpen && (
          <Link
            href={paths.event(eventId, { bib, name, preview })}
            className="tap inline-flex items-center justify-center px-2 underline"
          >
            {words.resetFilters}
          </Link>
        )}
      </form>
    </details>
  );
}

/** A field for a time alone cannot hold one of another day. */
const fieldOf = (moment: string | undefined) =>
  moment?.includes("T")
    ? { type: "datetime-local", className: "col-span-2 sm:w-56" }
    : { type: "time", className: "sm:w-36" };
