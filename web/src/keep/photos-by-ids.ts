import { paths } from "../gallery/paths.ts";
import { type GridPhoto, rowToGridPhoto, type TileRow } from "../grid/grid-photo.ts";

/** Ids in one address: CloudFront takes 8,192 bytes of it, the API 400 ids. */
const AT_ONCE = 200;

/**
 * Photos by name, however many, in the order asked for; those that are gone are left out.
 * @throws Error when a part of them does not come: some of them would look like all
 */
export async function photosByIds(
  eventId: string,
  ids: readonly string[],
  preview: string | undefined,
  signal: AbortSignal,
): Promise<GridPhoto[]> {
  const photos: GridPhoto[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const url = paths.api.tiles(eventId, { ids: ids.slice(start, start + AT_ONCE).join(","), preview });
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`The API answered ${response.status}.`);
    photos.push(...((await response.json()) as { photos: TileRow[] }).photos.map(rowToGridPhoto));
  }
  return photos;
}
