import { all as everyPhoto } from "../gallery/every.ts";
import { fromBib } from "../participant/read.ts";
import type { BibMatch, Info } from "../photo/photo.ts";
import type { CoverFacts, Position, Projection } from "../port/index.ts";
import * as Roster from "../roster/roster.ts";
import type { Truth } from "../truth/index.ts";
import { auditOf, decisionsOf, importsOf, mailOf, otherMailOf, reportsOf, requestsOf } from "./records.ts";

interface Context {
  /** As an editor of the event. */
  readonly truth: Truth;
  /** The server's: mail requests and the audit log are readable by fewer than may answer for them. */
  readonly serverTruth: Truth;
  readonly projection: Pick<Projection, "counts" | "gallery" | "list" | "photos">;
  readonly coverFacts: CoverFacts;
}

interface EventRef {
  readonly organizerId: string;
  readonly eventId: string;
}

/** What says that a runner is on a photo. */
export interface PhotoOfRunner {
  readonly photo: Info;
  readonly readings: readonly BibMatch[];
  /** Whether a face on it is known to be this runner's. */
  readonly hasFace: boolean;
  /** Whether a face on it is like this runner's on other photos: a likeness, which may be somebody else's. */
  readonly isProposed: boolean;
}

/** Everything that is held of a bib at an event, for the runner who asks (article 15 of the GDPR). */
export async function ofRunner(context: Context, event: EventRef, bib: string) {
  const { truth, serverTruth } = context;
  const { eventId } = event;
  const runner = await fromBib(truth, eventId, bib);
  if (!runner) return undefined;
  const email = runner.email?.toLowerCase();
  const [passings, photos, decisions, reports, requests, imports, mail, otherMail, audit] = await Promise.all([
    Roster.passings(truth, eventId, bib),
    photosOf(context, event, bib),
    decisionsOf(truth, eventId, bib),
    reportsOf(truth, eventId, bib),
    requestsOf(truth, eventId, bib),
    importsOf(truth, eventId, bib),
    email ? mailOf(serverTruth, eventId, email) : [],
    otherMailOf(serverTruth, eventId, bib, email),
    auditOf(serverTruth, event, bib),
  ]);
  return { runner, passings, photos, decisions, reports, requests, imports, mail, otherMail, audit };
}
export type Disclosed = NonNullable<Awaited<ReturnType<typeof ofRunner>>>;

/**
 * Also hidden ones: they are held. And those on which the bib was said to be wrong, or on which a face is proposed for it, which is
 * held, too.
 */
async function photosOf({ projection, coverFacts, truth }: Context, event: EventRef, bib: string) {
  const counts = await projection.counts(event);
  const facts = await coverFacts.facts(event);
  const rejected = (await decisionsOf(truth, event.eventId, bib)).map(({ photoId }) => photoId);
  const isComplete = facts.length >= counts.searchable + counts.partial;
  const named = facts.filter(({ bibs }) => bibs.some((each) => each.bib === bib)).map(({ photoId }) => photoId);
  // No index leads to what a face proposes on these.
  const unlisted = facts.filter(({ isShown }) => !isShown).map(({ photoId }) => photoId);
  const ids = async () => [...named, ...rejected, ...unlisted, ...(await proposedIds(projection, event, bib))];
  const photos = isComplete
    ? await projection.photos([...new Set(await ids())].map((photoId) => ({ ...event, photoId })))
    : await everyPhoto(projection, event);
  return photos
    .flatMap((photo): PhotoOfRunner[] => {
      const readings = photo.bibs.filter((match) => match.bib === bib);
      const hasFace = photo.faces.some((face) => face.bib === bib);
      const isProposed = !hasFace && photo.faces.some(({ proposal }) => proposal?.bib === bib);
      return readings.length > 0 || hasFace || isProposed ? [{ photo, readings, hasFace, isProposed }] : [];
    })
    .sort((a, b) => timeOf(a.photo).localeCompare(timeOf(b.photo)));
}

const PAGE = 200;

async function proposedIds(projection: Pick<Projection, "gallery">, { eventId }: EventRef, bib: string) {
  const ids: string[] = [];
  let start: Position | undefined;
  do {
    const page = await projection.gallery({ eventId, bib, proposedByFace: true, limit: PAGE, start });
    ids.push(...page.items.map(({ photoId }) => photoId));
    start = page.next;
  } while (start);
  return ids;
}

function timeOf(photo: Info): string {
  return photo.captureTime ?? photo.uploadedAt;
}
