import type { Clock } from "../clock/index.ts";
import * as Consent from "../consent/consent.ts";
import { SnapRaceError } from "../errors/index.ts";
import type * as Event from "../event/event.ts";
import { keepsFaces } from "../event/face-term.ts";
import { collectionId } from "../face/collection.ts";
import { decodeCursor, encodeCursor } from "../gallery/cursor.ts";
import { sniff } from "../image/format.ts";
import { isVisible, type Tile, toTile } from "../photo/photo.ts";
import type { Projection, Recogniser } from "../port/index.ts";
import { BANDS } from "../selfie/bands.ts";
import { MAX_SELFIE_BYTES } from "../selfie/search.ts";
import { type FaceProblem, faceProblem } from "../selfie/usable-face.ts";
import type { Truth } from "../truth/index.ts";

/** How long somebody may take to decide after she has shown her face. */
const VALID_MS = 15 * 60_000;

/** What a person has shown to be her own: faces that match her selfie for sure, or what stands under a bib whose mail she reads. */
export interface Proof {
  readonly by: "selfie" | "code";
  /** Of a code: whose address received it. */
  readonly bib?: string | undefined;
  readonly photoIds: readonly string[];
  readonly faceIds: readonly string[];
}

export type ProofResult =
  | { readonly status: "found"; readonly proof: Proof; readonly photos: readonly Tile[] }
  | { readonly status: FaceProblem | "not-an-image" };

interface Context {
  /** The server's truth: consents are readable by nobody else. */
  readonly truth: Truth;
  readonly projection: Projection;
  readonly recogniser: Recogniser;
  readonly clock: Clock;
}

interface Input {
  readonly event: Event.Info;
  readonly consentToken: string | undefined;
  /** The selfie. Held in memory for this call only. */
  readonly bytes: Uint8Array;
}

/**
 * Finds what belongs to the person on a selfie. Only sure likeness counts: what is likely is good enough to be shown a photo,
 * not to take one away.
 * @throws SnapRaceError `consent-required`, `not-found` when the event has no faces or their term is over, `too-large`
 */
export async function prove(context: Context, { event, consentToken, bytes }: Input): Promise<ProofResult> {
  if (!keepsFaces(event, context.clock.now())) {
    throw new SnapRaceError("not-found", `Event ${event.eventId} has no faces.`);
  }
  if (!consentToken || !(await Consent.isGiven(context.truth, event.eventId, consentToken))) {
    throw new SnapRaceError("consent-required", "Comparing a face needs a recorded consent.");
  }
  if (bytes.byteLength > MAX_SELFIE_BYTES) throw new SnapRaceError("too-large", "The selfie is larger than 4 MB.");
  if (!["jpeg", "png"].includes(sniff(bytes))) return { status: "not-an-image" };
  const faces = await context.recogniser.detectFaces(bytes);
  const problem = faceProblem(faces);
  if (problem) return { status: problem };
  const matches = await context.recogniser.searchFaces({
    collectionId: collectionId(event),
    bytes,
    minSimilarity: BANDS.sure,
  });
  if (matches === "no-face") return { status: "no-face" };
  const sure = matches === "no-collection" ? [] : matches.filter(({ similarity }) => similarity >= BANDS.sure);
  const { organizerId, eventId } = event;
  const ids = [...new Set(sure.map(({ photoId }) => photoId))];
  const photos = await context.projection.photos(ids.map((photoId) => ({ organizerId, eventId, photoId })));
  return {
    status: "found",
    proof: {
      by: "selfie",
      photoIds: photos.map(({ photoId }) => photoId),
      faceIds: [...new Set(sure.map(({ faceId }) => faceId))],
    },
    photos: photos
      .filter(isVisible)
      .flatMap((photo) => toTile(photo) ?? [])
      .sort((a, b) => a.captureTime.localeCompare(b.captureTime)),
  };
}

interface Signing {
  readonly eventId: string;
  readonly signingKey: string;
  readonly clock: Clock;
}

/** A proof as a text that its holder can bring back within a quarter of an hour, and that nobody can make up. */
export function signProof(proof: Proof, { eventId, signingKey, clock }: Signing): string {
  const until = new Date(clock.now().getTime() + VALID_MS).toISOString();
  const { by, bib = "", photoIds, faceIds } = proof;
  const values = { by, bib, photos: photoIds.join(","), faces: faceIds.join(","), until };
  return encodeCursor(values, scope(eventId), signingKey);
}

/** @throws SnapRaceError `not-allowed` for a proof that is not ours, of another event, or too old */
export function readProof(text: string, { eventId, signingKey, clock }: Signing): Proof {
  const { by, bib, photos = "", faces = "", until = "" } = opened(text, eventId, signingKey);
  if (!(Date.parse(until) > clock.now().getTime())) throw new SnapRaceError("not-allowed", "The proof is too old.");
  const list = (joined: string) => joined.split(",").filter(Boolean);
  const whose = by === "code" ? { by: "code" as const, bib } : { by: "selfie" as const };
  return { ...whose, photoIds: list(photos), faceIds: list(faces) };
}

function opened(text: string, eventId: string, signingKey: string): Readonly<Record<string, string>> {
  try {
    return decodeCursor(text, scope(eventId), signingKey);
  } catch (cause) {
    throw new SnapRaceError("not-allowed", "Not a proof for this event.", { cause });
  }
}

const scope = (eventId: string) => `privacy-proof ${eventId}`;
