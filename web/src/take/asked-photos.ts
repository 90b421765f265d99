import { SnapRaceError } from "@snaprace/core/errors";
import type { Event } from "@snaprace/core/event";
import type { PhotoQuery } from "../gallery/list-photos.ts";
import { listFilters, readFilters, toPhotoQuery } from "../gallery/page-filters.ts";
import { readBody } from "../server/read-body.ts";
import { MOST_IN_ZIP } from "./zip-limit.ts";

/** An id and its comma, which a form writes as three characters. */
const BYTES_PER_ID = 32;

const LISTED = ["photographer", "checkpoint", "day", "from", "to"] as const;

/** Photos by name, or all of a runner's that fit filters. */
type AskedPhotos = { readonly ids: readonly string[] } | { readonly list: PhotoQuery & { readonly bib: string } };

/**
 * The photos that a form asks for: `ids`, separated by commas, or `bib` with what else a gallery's address may narrow it down to.
 * @throws SnapRaceError `too-large`, `invalid-input` when neither is there
 */
export async function readAsked(
  request: Request,
  { startsOn, timeZone }: Pick<Event.Info, "startsOn" | "timeZone">,
): Promise<AskedPhotos> {
  const body = await readBody(request, BYTES_PER_ID * (MOST_IN_ZIP + 10));
  const form = new URLSearchParams(new TextDecoder().decode(body));
  const ids = form.get("ids")?.split(",").filter(Boolean) ?? [];
  if (ids.length > 0) return { ids: [...new Set(ids)] };
  const { bib, ...filters } = listFilters(readFilters(Object.fromEntries(form)).filters);
  // Left out, one that cannot be read would make the zip larger than what was asked for.
  const unread = LISTED.filter((name) => form.get(name) && filters[name] === undefined);
  if (bib !== undefined && unread.length > 0) {
    throw new SnapRaceError("invalid-input", "Filters that cannot be read.", {
      fields: Object.fromEntries(unread.map((name) => [name, "As in the gallery's address."])),
    });
  }
  if (bib !== undefined) return { list: { ...toPhotoQuery({ bib, ...filters }, startsOn, timeZone), bib } };
  throw new SnapRaceError("invalid-input", "No photos.", {
    fields: { ids: "Photo ids, separated by commas, or a bib." },
  });
}
