import { z } from "zod";
import type { Clock } from "../clock/index.ts";
import { SnapRaceError } from "../errors/index.ts";
import { collectionId } from "../face/collection.ts";
import { BibNumber, PhotoId } from "../id/index.ts";
import { fn } from "../input/index.ts";
import * as Photo from "../photo/photo.ts";
import type { Projection, Recogniser } from "../port/index.ts";
import { rows, type Truth } from "../truth/index.ts";
import { markReports } from "./reports.ts";

export interface Context {
  /** As the person who decides. */
  readonly truth: Truth;
  readonly projection: Projection;
  readonly recogniser: Pick<Recogniser, "deleteFaces">;
  readonly clock: Clock;
  readonly event: { readonly organizerId: string; readonly eventId: string };
  readonly newId: () => string;
}

export const DecideInput = z
  .object({
    photoIds: z.array(PhotoId).min(1).max(200),
    /** The reading in doubt; absent where nothing was read. */
    reading: BibNumber.optional(),
    /** A bib that is not on the photo and whose runner says that it should be. */
    claim: BibNumber.optional(),
    /** Who it is; absent for nobody: the reading is no bib of this event, or nothing can be made out. */
    bib: BibNumber.optional(),
    /** Refuses when somebody else has decided this reading since it was shown. */
    onlyIfOpen: z.boolean().default(true),
    /** When a person had last decided about the photo, by what the editor was shown; absent for never. */
    seenAt: z.string().optional(),
  })
  .refine(({ photoIds, reading, bib }) => photoIds.length === 1 || reading !== undefined || bib !== undefined);

export type Decided =
  | { readonly status: "decided"; readonly batchId: string; readonly photos: number }
  /** Somebody else was faster; what they said stands. */
  | { readonly status: "decided-already"; readonly bib: string | undefined }
  | { readonly status: "gone" };

const MAX_ATTEMPTS = 6;

/**
 * Writes down what a person says about a reading, and makes it count at once. Their word stands over every machine's, now
 * and whenever the photos are read again.
 */
export const decide = fn(DecideInput, async (context: Context, input): Promise<Decided> => {
  const { projection, event } = context;
  const refs = [...new Set(input.photoIds)].map((photoId) => ({ ...event, photoId }));
  const found = await projection.photos(refs);
  const first = found.find((photo) => photo.photoId === input.photoIds[0]);
  if (!first) return { status: "gone" };
  if (input.onlyIfOpen && isDecided(first, input)) return alreadyDecided(first);
  // Of a burst, what somebody has decided by itself stays as it is.
  const photos = found.filter((photo) => photo === first || !input.onlyIfOpen || !isDecided(photo, unseen(input)));
  const runners = await known(context, [input.bib, input.reading]);
  const batchId = context.newId();
  await write(context, photos, input, batchId);
  const overtaken: string[] = [];
  for (const photo of photos) if (!(await apply(context, photo, input, runners))) overtaken.push(photo.photoId);
  await withdraw(context, batchId, overtaken);
  const isOvertaken = overtaken.includes(first.photoId);
  if (isOvertaken && overtaken.length === photos.length)
    return alreadyDecided((await projection.photo(first)) ?? first);
  const bibs = [input.reading, input.claim, input.bib].filter((bib) => bib !== undefined);
  const decidedIds = photos.map(({ photoId }) => photoId).filter((photoId) => !overtaken.includes(photoId));
  const about = { eventId: event.eventId, photoIds: decidedIds, bibs };
  await markReports(context.truth, about, context.clock.now().toISOString());
  return { status: "decided", batchId, photos: decidedIds.length };
});

type Input = z.output<typeof DecideInput>;
type Known = ReadonlyMap<string, { readonly minor: boolean }>;

/** Whether somebody else has decided what the editor was shown, since it was shown. */
function isDecided(photo: Photo.Info, { reading, claim, seenAt }: Input): boolean {
  const isNewer = photo.reviewedAt !== undefined && photo.reviewedAt !== seenAt;
  const about = reading ?? claim;
  if (about === undefined) return isNewer;
  const stands = Photo.matchOf(photo, about);
  return stands === undefined ? reading !== undefined : stands.source === "manual" && isNewer;
}

/** The editor was shown one photo of a burst; when the others had last been decided about, she does not say. */
function unseen({ seenAt: _, ...input }: Input): Input {
  return input;
}

function alreadyDecided({ bibs }: Photo.Info): Decided {
  const by = bibs.find((match) => match.source === "manual" && match.state === "confirmed");
  return { status: "decided-already", bib: by?.bib };
}

/** Somebody else decided between our look and our word, and theirs counts already: ours was never said. */
async function withdraw({ truth, event, clock }: Context, batchId: string, photoIds: readonly string[]): Promise<void> {
  for (const photoId of photoIds) {
    const said = truth.from("photo_decisions").update({ undone_at: clock.now().toISOString() });
    const ours = said.eq("event_id", event.eventId).eq("batch_id", batchId).eq("photo_id", photoId);
    rows(z.object({ id: z.string() }), await ours.select("id"));
  }
}

/** What a decision means for each bib it names. */
function decisions({ reading, claim, bib }: Input): Pick<Photo.Decision, "bib" | "decision">[] {
  if (reading !== undefined && reading === bib) return [{ bib: reading, decision: "confirmed" }];
  const doubted = [reading, claim].filter((other) => other !== undefined && other !== bib);
  const rejected = doubted.map((other) => ({ bib: other!, decision: "rejected" as const }));
  return bib === undefined ? rejected : [...rejected, { bib, decision: "added" }];
}

/** Before the projection: what is written here can be applied again, what is not was never said. */
async function write(context: Context, photos: readonly Photo.Info[], input: Input, batchId: string): Promise<void> {
  const said = decisions(input);
  const inserts = photos.flatMap((photo) =>
    (said.length > 0 ? said : [{ bib: undefined, decision: "rejected" }]).map(({ bib, decision }) => ({
      event_id: context.event.eventId,
      photo_id: photo.photoId,
      bib: bib ?? null,
      decision,
      batch_id: batchId,
      before: bib === undefined ? null : readingOf(photo, bib),
    })),
  );
  rows(z.object({ id: z.string() }), await context.truth.from("photo_decisions").insert(inserts).select("id"));
}

/** What stood among the photo's bibs; a proposal stays with its face. */
function readingOf(photo: Photo.Info, bib: string): Photo.BibMatch | null {
  const match = Photo.matchOf(photo, bib);
  return match && match.source !== "face" ? match : null;
}

/** @returns whether it was applied: not on top of what somebody else decided meanwhile */
function apply(context: Context, seen: Photo.Info, input: Input, runners: Known): Promise<boolean> {
  return update(context, seen, (photo) => {
    if (input.onlyIfOpen && photo.reviewedAt !== seen.reviewedAt) return undefined;
    const { reading, bib } = input;
    const match = reading === undefined ? undefined : Photo.matchOf(photo, reading);
    const isProposal = match?.source === "face";
    const box = isProposal ? undefined : match?.box;
    const said = decisions(input).map((decision) => ({
      ...decision,
      box,
      onStartList: runners.has(decision.bib) || undefined,
    }));
    const next = Photo.decided(photo, said, context.clock.now());
    if (reading === undefined) return withoutMinors(next, runners);
    const asProposed = isProposal && bib !== undefined ? Photo.linkedAsProposed(next, reading, bib) : next;
    return withoutMinors(isProposal ? asProposed : Photo.relinked(next, reading, bib), runners);
  });
}

/** Faces of minors go as soon as somebody says whose they are. */
function withoutMinors(photo: Photo.Info, runners: Known): Photo.Info {
  return { ...photo, faces: photo.faces.filter((face) => !(face.bib && runners.get(face.bib)?.minor)) };
}

/**
 * Changes a photo on top of whatever it is by now, deleting faces that the change leaves out.
 * @returns whether it was changed: `change` may decline by `undefined`, and photos may be gone
 * @throws SnapRaceError `conflict` when others keep writing it
 */
export async function update(
  { projection, recogniser, event }: Pick<Context, "projection" | "recogniser" | "event">,
  seen: Photo.Info,
  change: (photo: Photo.Info) => Photo.Info | undefined,
): Promise<boolean> {
  let current: Photo.Info | undefined = seen;
  for (let attempt = 0; current && attempt < MAX_ATTEMPTS; attempt++) {
    const next = change(current);
    if (!next) return false;
    const kept = new Set(next.faces.map((face) => face.faceId));
    const gone = current.faces.filter((face) => !kept.has(face.faceId)).map((face) => face.faceId);
    if (gone.length > 0) await recogniser.deleteFaces(collectionId(event), gone);
    if ((await projection.save(next, current)) === "saved") return true;
    current = await projection.photo({ ...event, photoId: seen.photoId });
  }
  if (current) throw new SnapRaceError("conflict", `Photo ${seen.photoId} kept being written by someone else.`);
  return false;
}

async function known({ truth, event }: Context, bibs: readonly (string | undefined)[]): Promise<Known> {
  const asked = bibs.filter((bib) => bib !== undefined);
  if (asked.length === 0) return new Map();
  const query = truth.from("event_runners").select("bib, is_minor").eq("event_id", event.eventId).in("bib", asked);
  const found = rows(z.object({ bib: z.string(), is_minor: z.boolean() }), await query);
  return new Map(found.map((runner) => [runner.bib, { minor: runner.is_minor }]));
}
