import { SnapRaceError } from "@snaprace/core/errors";
import type { PhotoQuery } from "./list-photos.ts";

/** The parameters of `GET …/photos`, by name; docs/API.md shows them. */
export const PHOTO_PARAMETERS = {
  bib: "A bib, as a runner would type it: `#1204`, `a-207` and full-width digits are understood. 1 to 6 letters and digits.",
  photographer: "A photographer's id, from the event.",
  checkpoint:
    "A place of the course by its id: photos of those who stood there while they did, as their clocks and the splits tell.",
  from: "Capture time at or after this. ISO 8601 with offset, e.g. `2026-10-18T09:30:00+09:00`.",
  to: "Capture time before this. ISO 8601 with offset.",
  unidentified: "`1` for photos in which no bib could be read. Says nothing together with `bib`.",
  ids: "These photos and no others, up to 400, separated by commas, in this order; those that are gone are left out. Without other filters.",
  view: "`tiles` answers each photo as a short array: id, width, height, thumbhash, capture time in ms, photographer or 0, match, and with `bib` where and how many seconds from her own time.",
  limit: "Photos in the answer, 1 to 500. Default 60.",
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
    checkpoint: of("checkpoint"),
    from: of("from"),
    to: of("to"),
    unidentified: of("unidentified") === "1",
    cursor: of("cursor"),
    limit: limit === undefined ? undefined : numberOf(limit),
  };
}

/** Photos that can be asked for by name at once. */
const MOST_IDS = 400;

/**
 * @returns `undefined` when photos are not asked for by name
 * @throws SnapRaceError `invalid-input`
 */
export function photoIdsOf(parameters: URLSearchParams): string[] | undefined {
  const ids = parameters.get("ids")?.split(",").filter(Boolean);
  if (ids === undefined) return undefined;
  if (ids.length > 0 && ids.length <= MOST_IDS) return [...new Set(ids)];
  throw new SnapRaceError("invalid-input", "Not a list of ids.", { fields: { ids: `1 to ${MOST_IDS} ids.` } });
}

/** @throws SnapRaceError `invalid-input` for a view there is not */
export function isTilesView(parameters: URLSearchParams): boolean {
  const view = parameters.get("view");
  if (!view || view === "tiles") return view === "tiles";
  throw new SnapRaceError("invalid-input", "Unknown view.", { fields: { view: "There is `tiles`, or none." } });
}

function numberOf(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new SnapRaceError("invalid-input", "The limit is not a number.", {
    fields: { limit: "A number from 1 to 500." },
  });
}
