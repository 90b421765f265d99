import type { Photographer } from "@snaprace/core/photographer";
import type { Roster } from "@snaprace/core/roster";
import { getTranslations } from "next-intl/server";
import { Link } from "../i18n/navigation.ts";
import { Icon } from "../ui/icon.tsx";
import { Button, SelectField, TextField } from "../ui/index.ts";
import { type PageFilters, paths } from "./paths.ts";

interface Props {
  readonly eventId: string;
  readonly action: string;
  readonly filters: PageFilters;
  readonly photographers: readonly Photographer.Info[];
  /** Places of the course that photos can be narrowed down to. */
  readonly places: readonly Roster.Checkpoint[];
  readonly timeProblem: boolean;
}

/** Photographer, place and time, as a plain form: the address is the state. */
export async function GalleryFilters({ eventId, action, filters, photographers, places, timeProblem }: Props) {
  const t = await getTranslations("gallery");
  const { bib, name, preview, photographer, checkpoint, from, to, unidentified } = filters;
  const isSet = Boolean(photographer || checkpoint || from || to || unidentified);
  const error = timeProblem ? t("badTime") : undefined;
  return (
    <details open={isSet} className="group">
      <summary className="tap inline-flex items-center gap-2 rounded-lg px-2 font-semibold hover:bg-sunken">
        <Icon name="sliders-horizontal" className="size-5" />
        {t("filters")}
      </summary>
      <form action={action} method="get" className="mt-3 flex flex-wrap items-end gap-3 pb-14">
        {bib && <input type="hidden" name="bib" value={bib} />}
        {name && <input type="hidden" name="name" value={name} />}
        {preview && <input type="hidden" name="preview" value={preview} />}
        {photographers.length > 1 && (
          <SelectField
            id="photographer"
            name="photographer"
            label={t("photographer")}
            defaultValue={photographer ?? ""}
            className="min-w-44"
          >
            <option value="">{t("anyPhotographer")}</option>
            {photographers.map(({ photographerId, name }) => (
              <option key={photographerId} value={photographerId}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        {(places.length > 0 || checkpoint) && (
          <SelectField
            id="checkpoint"
            name="checkpoint"
            label={t("checkpoint")}
            defaultValue={checkpoint ?? ""}
            className="min-w-36"
          >
            <option value="">{t("anyCheckpoint")}</option>
            {places.map(({ checkpointId, name }) => (
              <option key={checkpointId} value={checkpointId}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <TextField
          id="from"
          name="from"
          type="time"
          label={t("from")}
          defaultValue={from}
          error={error}
          className="w-32"
        />
        <TextField id="to" name="to" type="time" label={t("to")} defaultValue={to} className="w-32" />
        {!bib && (
          <label className="tap inline-flex items-center gap-2 rounded-lg pr-2">
            <input
              type="checkbox"
              name="unidentified"
              value="1"
              defaultChecked={unidentified !== undefined}
              className="size-5 accent-accent"
            />
            {t("unidentified")}
          </label>
        )}
        <Button type="submit">{t("apply")}</Button>
        {isSet && (
          <Link
            href={paths.event(eventId, { bib, name, preview })}
            className="tap inline-flex items-center px-2 underline"
          >
            {t("resetFilters")}
          </Link>
        )}
      </form>
    </details>
  );
}
