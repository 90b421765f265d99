import type { Clock } from "../clock/index.ts";
import * as Consent from "../consent/consent.ts";
import { SnapRaceError } from "../errors/index.ts";
import type * as Event from "../event/event.ts";
import { keepsFaces } from "../event/face-term.ts";
import { collectionId } from "../face/collection.ts";
import { requestFaces } from "../face/request.ts";
import { sniff } from "../image/format.ts";
import { type Info, isVisible, type Tile, toTile } from "../photo/photo.ts";
import type { FaceMatch, PhotoQueue, Projection, Recogniser } from "../port/index.ts";
import type { Truth } from "../truth/index.ts";
import { BANDS, type Band, bandOf } from "./bands.ts";
import { type FaceProblem, faceProblem } from "./usable-face.ts";
import { wornBib } from "./worn-bib.ts";

/** A function takes 6 MB with the picture as base64, a third more than it is; Rekognition takes 5 MB. */
export const MAX_SELFIE_BYTES = 4_000_000;

/** Photos of one runner, at most. */
const MAX_OF_BIB = 200;

export type SelfieResult =
  | { readonly status: "found"; readonly photos: readonly (Tile & { readonly band: Band })[] }
  /** A picture we could not use, in the closed set of reasons the page has words for. */
  | { readonly status: FaceProblem | "not-an-image" }
  /** The event's faces are read because of this very search: worth asking again in a few minutes. */
  | { readonly status: "preparing" };

interface Context {
  /** The server's truth: consents are readable by nobody else. */
  readonly truth: Truth;
  readonly projection: Projection;
  readonly recogniser: Recogniser;
  readonly queue: PhotoQueue;
  readonly clock: Clock;
}

interface Input {
  readonly event: Event.Info;
  readonly consentToken: string | undefined;
  /** The selfie. Held in memory for this call only. */
  readonly bytes: Uint8Array;
}

/**
 * Finds an event's photos of the person on a selfie.
 * @throws SnapRaceError `consent-required` without a valid consent, `not-found` when the event has no face search or its
 *   term is over, `too-large` above {@link MAX_SELFIE_BYTES}
 */
export async function search(context: Context, { event, consentToken, bytes }: Input): Promise<SelfieResult> {
  if (!keepsFaces(event, context.clock.now())) {
    throw new SnapRaceError("not-found", `Event ${event.eventId} has no face search.`);
  }
  if (!consentToken || !(await Consent.isGiven(context.truth, event.eventId, consentToken))) {
    throw new SnapRaceError("consent-required", "A selfie search needs a recorded consent.");
  }
  if (bytes.byteLength > MAX_SELFIE_BYTES) throw new SnapRaceError("too-large", "The selfie is larger than 4 MB.");
  if (!["jpeg", "png"].includes(sniff(bytes))) return { status: "not-an-image" };

  const faces = await context.recogniser.detectFaces(bytes);
  const problem = faceProblem(faces);
  if (problem) return { status: problem };

  if (event.faceMode === "on_demand" && event.facesRequestedAt === undefined) {
    await requestFaces(context, event, context.clock.now());
    return { status: "preparing" };
  }
  const matches = await context.recogniser.searchFaces({
    collectionId: collectionId(event),
    bytes,
    minSimilarity: BANDS.maybe,
  });
  if (matches === "no-face") return { status: "no-face" };
  if (matches === "no-collection" || matches.length === 0) return { status: "found", photos: [] };
  return { status: "found", photos: await inBands(context.projection, event, matches) };
}

/** Photos of the matches, and of the bib that the matches agree on: those are sure, whatever the likeness. */
async function inBands(
  projection: Projection,
  { organizerId, eventId }: Event.Info,
  matches: readonly FaceMatch[],
): Promise<(Tile & { band: Band })[]> {
  const refs = [...new Set(matches.map(({ photoId }) => photoId))].map((photoId) => ({
    organizerId,
    eventId,
    photoId,
  }));
  const photos = (await projection.photos(refs)).filter(isVisible);
  const sound = vetted(matches, photos);
  const bands = bestBands(sound);
  const tiles = photos.filter(({ photoId }) => bands.has(photoId)).flatMap((photo) => toTile(photo) ?? []);
  const found = new Map(tiles.map((tile) => [tile.photoId, tile]));
  const bib = wornBib(sound, photos);
  if (bib !== undefined) {
    const { items } = await projection.gallery({ eventId, bib, limit: MAX_OF_BIB });
    for (const { match, ...tile } of items) {
      found.set(tile.photoId, tile);
      if (match?.state === "confirmed" || !bands.has(tile.photoId)) bands.set(tile.photoId, bandOfBib(match));
    }
    // Faces that are like other faces with this bib, though not like the selfie: as a question.
    const proposed = await projection.gallery({ eventId, bib, proposedByFace: true, limit: MAX_OF_BIB });
    for (const { match: _, ...tile } of proposed.items) {
      found.set(tile.photoId, tile);
      if (!bands.has(tile.photoId)) bands.set(tile.photoId, "maybe");
    }
  }
  return [...found.values()]
    .map((tile) => ({ ...tile, band: bands.get(tile.photoId)! }))
    .sort((a, b) => a.captureTime.localeCompare(b.captureTime) || a.photoId.localeCompare(b.photoId));
}

/**
 * Matches with faces that a photo's record names. While a photo is read, the collection may hold faces that will not stay: those of
 * minors, and those somebody asked to forget.
 */
function vetted(matches: readonly FaceMatch[], photos: readonly Info[]): FaceMatch[] {
  const known = new Set(photos.flatMap(({ faces }) => faces.map(({ faceId }) => faceId)));
  return matches.filter(({ faceId }) => known.has(faceId));
}

function bandOfBib(match: Tile["match"]): Band {
  return match?.state === "confirmed" ? "sure" : "maybe";
}

/** Matches come best first, so a photo's first match decides. */
function bestBands(matches: readonly { photoId: string; similarity: number }[]): Map<string, Band> {
  const bands = new Map<string, Band>();
  for (const { photoId, similarity } of matches) {
    const band = bandOf(similarity);
    if (band && !bands.has(photoId)) bands.set(photoId, band);
  }
  return bands;
}
