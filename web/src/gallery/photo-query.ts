import { SnapRaceError } from "@snaprace/core/errors";
import type { PhotoQuery } from "./list-photos.ts";

/** The parameters of `GET …/photos`, by name; docs/API.md shows them. */
export const PHOTO_PARAMETERS = {
  bib: "A bib, as a runner would type it: `#1204`, `a-207` and full-width digits are understood. 1 to 6 letters and digits.",
  photographer: "A photographer's id, from the event.",
  from: "Capture time at or after this. ISO 8601 with offset, e.g. `2026-10-18T09:30:00+09:00`.",
  to: "Capture time before this. ISO 8601 with offset.",
  limit: "Photos in the answer, 1 to 200. Default 60.",
  cursor: "Where to go on: `next` of the answer before, with the very same filters.",
  preview: "The preview token of an event that is not published yet.",
} as const;

/**
 * Reads them from an address. An empty one counts as absent: forms send those.
 * @throws SnapRaceError `invalid-input` for a name we do not know, because a misspelt filter must not look like no filter
 */
export function photoQueryOf(parameters: URLSearchParams): PhotoQuery {
  for (const name of parameters.keys()) {
    if (Object.hasOwn(PHOTO_PARAMETERS, name)) continue;
    const known = Object.keys(PHOTO_PARAMETERS).join(", ");
    throw new SnapRaceError("invalid-input", "Unknown parameter.", {
      fields: { [name]: `There is no such parameter. There are: ${known}.` },
    });
  }
  const of = (name: keyof typeof PHOTO_PARAMETERS) => parameters.get(name) || undefined;
  const limit = of("limit");
  return {
    bib: of("bib"),
    photographer: of("photographer"),
    from: of("from"),
    to: of("to"),
    cursor: of("cursor"),
    limit: limit === undefined ? undefined : numberOf(limit),
  };
}

function numberOf(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new SnapRaceError("invalid-input", "The limit is not a number.", {
    fields: { limit: "A number from 1 to 200." },
  });
}
