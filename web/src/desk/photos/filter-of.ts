import { Curation } from "@snaprace/core/curation";
import type { Event } from "@snaprace/core/event";
import { instantOf, isClock } from "../../gallery/local-time.ts";

/** What stands in the address of the photos desk. */
export type PhotosQuery = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The grid's filter as its address has it: `show`, `by`, `bib`, and `from` and `to` as clock times of the race's day. What means
 * nothing narrows nothing down.
 */
export function filterOf(query: PhotosQuery, { startsOn, timeZone }: Event.Info): Curation.Filter {
  const text = (name: string) => {
    const value = query[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const instant = (clock: string | undefined) => (isClock(clock) ? instantOf(startsOn, clock, timeZone) : undefined);
  return Curation.Filter.parse({
    show: text("show"),
    photographerId: text("by"),
    bib: text("bib")?.toUpperCase(),
    from: instant(text("from")),
    to: instant(text("to")),
  });
}
