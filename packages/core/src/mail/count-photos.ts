import type { Projection } from "../port/index.ts";

const PAGE = 200;
/** More than anybody has of one race; counting ends there. */
const MOST = 2000;

/** How many photos runners may see of these bibs; a photo of two of them counts twice. */
export async function countPhotos(
  projection: Pick<Projection, "gallery">,
  eventId: string,
  bibs: readonly string[],
): Promise<number> {
  let photos = 0;
  for (const bib of bibs) {
    let start: Parameters<Projection["gallery"]>[0]["start"];
    do {
      const page = await projection.gallery({ eventId, bib, limit: PAGE, start });
      photos += page.items.length;
      start = page.next;
    } while (start && photos < MOST);
  }
  return photos;
}
