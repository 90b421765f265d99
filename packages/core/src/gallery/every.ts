import type { Info } from "../photo/photo.ts";
import type { Position, Projection } from "../port/index.ts";

/** Asked for at once; DynamoDB ends a page at 1 MB anyway. */
const PAGE = 1000;

/** All photos of an event in any state, by photo id. Reads the whole event: for the desk, never for a runner's page. */
export async function* every(
  projection: Pick<Projection, "list">,
  event: { readonly organizerId: string; readonly eventId: string },
): AsyncGenerator<Info> {
  let start: Position | undefined;
  do {
    const page = await projection.list(event, PAGE, start);
    yield* page.items;
    start = page.next;
  } while (start);
}

/** The same in memory: some 2 KB a photo. */
export async function all(...input: Parameters<typeof every>): Promise<Info[]> {
  const found: Info[] = [];
  for await (const photo of every(...input)) found.push(photo);
  return found;
}
