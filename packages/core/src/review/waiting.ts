import { factsOf } from "../coverage/facts.ts";
import { keepsFaces } from "../event/face-term.ts";
import type { Event } from "../event/index.ts";
import type { CoverFact, Info } from "../photo/photo.ts";
import type { CoverFacts, Projection } from "../port/index.ts";
import type { Truth } from "../truth/index.ts";
import { type Part, type Queue, queue } from "./queue.ts";
import { openReports } from "./reports.ts";
import { runnerIndex } from "./runner-index.ts";

interface Context {
  /** As an editor of the event. */
  readonly truth: Truth;
  readonly projection: Pick<Projection, "counts" | "list" | "photos">;
  readonly coverFacts: CoverFacts;
  /** From the end of its faces' term on a face says nothing, also while it waits to be deleted. */
  readonly now: Date;
}

/** What waits for a person in an event, worth most first. Reads the short facts of all photos, and the photos of this part. */
export async function waiting(
  { truth, projection, coverFacts, now }: Context,
  event: Event.Info,
  part: Part,
): Promise<Queue> {
  const [facts, runners, reports] = await Promise.all([
    factsOf({ projection, coverFacts }, event, saysDoubts),
    runnerIndex(truth, event.eventId),
    openReports(truth, event.eventId),
  ]);
  const hasFaces = keepsFaces(event, now);
  const { organizerId, eventId } = event;
  const photos = async (photoIds: readonly string[]): Promise<readonly Info[]> => {
    const found = await projection.photos(photoIds.map((photoId) => ({ organizerId, eventId, photoId })));
    return hasFaces ? found : found.map((photo) => ({ ...photo, faces: [] }));
  };
  return queue({ facts: hasFaces ? facts : facts.map(withoutFaces), runners, reports, photos }, part);
}

/** An older release wrote facts that do not say what is in doubt. */
function saysDoubts({ doubts }: CoverFact): boolean {
  return doubts !== undefined;
}

function withoutFaces(fact: CoverFact): CoverFact {
  return { ...fact, doubts: fact.doubts?.filter(({ isFace }) => !isFace) };
}
