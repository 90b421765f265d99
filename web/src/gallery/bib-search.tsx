"use client";

import { Button } from "../ui/button.tsx";
import { buttonClass } from "../ui/button-class.ts";
import { TextField } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import type { SearchWords } from "./form-words.ts";
import { paths } from "./paths.ts";

interface Props {
  readonly eventId: string;
  readonly eventName: string;
  /** Path of this page in the visitor's language, which the form goes to. */
  readonly action: string;
  readonly bib: string | undefined;
  readonly name: string | undefined;
  /** What is wrong with what was typed. */
  readonly problem: string | undefined;
  readonly preview: string | undefined;
  readonly hasFaceSearch: boolean;
  readonly hasNameSearch: boolean;
  /** Steps back where there is something found to look at. */
  readonly isSmall: boolean;
  readonly words: SearchWords;
}

/**
 * The way in: a field that looks like the number on the runner's chest. Plain forms, so they work without script. A part of the
 * browser's script all the same: drawn on the server alone, all of its markup would be written into the page a second time.
 */
export function BibSearch(props: Props) {
  const { eventId, eventName, action, bib, name, problem, preview, hasFaceSearch, hasNameSearch, isSmall } = props;
  const { words } = props;
  const hidden = preview && <input type="hidden" name="preview" value={preview} />;
  const field = (
    <input
      id="bib"
      name="bib"
      defaultValue={bib}
      placeholder={words.bibPlaceholder}
      inputMode="text"
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={12}
      required
      aria-invalid={problem ? true : undefined}
      aria-describedby={problem ? "bib-problem" : undefined}
      className={`numbers w-full min-w-0 bg-transparent text-center font-bold uppercase outline-offset-[-6px] placeholder:text-ink/20 ${isSmall ? "px-2 text-xl" : "px-4 pt-3 pb-1 text-3xl"}`}
    />
  );
  return (
    <search className={`flex w-full min-w-0 flex-col gap-3 ${isSmall ? "max-w-xl" : "max-w-md"}`}>
      {problem && (
        <p id="bib-problem" role="alert" className="text-center font-medium text-danger">
          {problem}
        </p>
      )}
      {isSmall ? (
        <div className="flex gap-2">
          <form
            action={action}
            method="get"
            className="flex min-w-0 flex-1 overflow-hidden rounded-xl border border-line bg-surface shadow-card"
          >
            {hidden}
            <label htmlFor="bib" className="sr-only">
              {words.bibLabel}
            </label>
            {field}
            <button type="submit" className={buttonClass({ variant: "primary" }, "rounded-none")}>
              {words.find}
            </button>
          </form>
          {hasFaceSearch && (
            <LinkButton
              href={paths.selfie(eventId, preview)}
              prefetch={false}
              aria-label={words.selfie}
              title={words.selfie}
            >
              <Icon name="scan-face" className="size-6" />
            </LinkButton>
          )}
        </div>
      ) : (
        <>
          <form
            action={action}
            method="get"
            className="bib-paper overflow-hidden rounded-2xl border border-line bg-surface shadow-bib"
          >
            <div className="flex items-center justify-between bg-accent px-4 py-2 text-on-accent">
              <PinHole />
              <label htmlFor="bib" className="truncate px-3 text-sm font-semibold">
                {words.bibLabel}
              </label>
              <PinHole />
            </div>
            {hidden}
            {field}
            <p className="truncate px-4 pb-2 text-center text-xs text-soft">{eventName}</p>
            <div className="p-3 pt-0">
              <button type="submit" className={buttonClass({ variant: "primary", size: "large" }, "w-full")}>
                {words.find}
              </button>
            </div>
          </form>
          {hasFaceSearch && (
            <LinkButton href={paths.selfie(eventId, preview)} size="large" prefetch={false}>
              <Icon name="scan-face" className="size-6" />
              {words.selfie}
            </LinkButton>
          )}
        </>
      )}
      {hasNameSearch && (!isSmall || name !== undefined) && (
        <form action={action} method="get" className="flex gap-2">
          {hidden}
          <TextField
            id="name"
            name="name"
            label={words.name}
            labelHidden
            placeholder={words.namePlaceholder}
            defaultValue={name}
            autoComplete="name"
            maxLength={60}
            required
            className="min-w-0 flex-1"
          />
          <Button type="submit" aria-label={words.findName} title={words.findName}>
            <Icon name="search" className="size-5" />
          </Button>
        </form>
      )}
    </search>
  );
}

function PinHole() {
  return <span aria-hidden className="size-2.5 rounded-full bg-paper" />;
}
