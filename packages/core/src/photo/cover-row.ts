import { doubtOf, openReadings } from "./doubt.ts";
import type { BibMatch, Info } from "./info.ts";
import { partition } from "./photo-row.ts";

export const COVER_PREFIX = "COVER#";

/** Characters of the photo's id by which its fact finds its item: 32² items an event. */
const SHARD_LENGTH = 2;

/** What the coverage board and the order of the review queue need of a photo, and no more. */
export interface CoverFact {
  readonly photoId: string;
  /** Neither hidden nor taken down. */
  readonly isShown: boolean;
  /** ms since the epoch */
  readonly takenAt: number;
  /** The camera wrote the time; else it is the upload's. */
  readonly isTimeKnown: boolean;
  readonly cameraId: string | undefined;
  readonly photographerId: string | undefined;
  /** No bib was read and no person has looked yet. */
  readonly isUnread: boolean;
  /** Without those that were rejected. `isSure`: confirmed, by rules or by a person. */
  readonly bibs: readonly { readonly bib: string; readonly isSure: boolean }[];
  /** What waits for a person; `undefined` where an older release wrote the fact. */
  readonly doubts: readonly Doubt[] | undefined;
}

/** A reading, or the bib that a face is proposed for, and how likely it is wrong. */
export interface Doubt {
  readonly bib: string;
  /** 0–1, in hundredths */
  readonly doubt: number;
  readonly isFace: boolean;
}

export function coverKey(photo: Info): { PK: string; SK: string } {
  return { PK: partition(photo), SK: `${COVER_PREFIX}${photo.photoId.slice(0, SHARD_LENGTH)}` };
}

/** @returns `undefined` for a photo that was not read, or is none */
export function coverFact(photo: Info): CoverFact | undefined {
  if (photo.status !== "searchable" && photo.status !== "partial") return undefined;
  const sure = new Map<string, boolean>();
  for (const { bib, state } of photo.bibs) {
    if (state !== "rejected") sure.set(bib, sure.get(bib) === true || state === "confirmed");
  }
  return {
    photoId: photo.photoId,
    isShown: photo.visibility === "visible",
    takenAt: Date.parse(photo.captureTime ?? photo.uploadedAt),
    isTimeKnown: photo.captureTimeSource === "exif",
    cameraId: photo.cameraId,
    photographerId: photo.photographerId,
    isUnread: photo.bibs.length === 0 && photo.reviewedAt === undefined && photo.status === "searchable",
    bibs: [...sure].map(([bib, isSure]) => ({ bib, isSure })),
    doubts: openReadings(photo).map(toDoubt),
  };
}

function toDoubt(match: BibMatch): Doubt {
  return { bib: match.bib, doubt: Math.round(doubtOf(match) * 100) / 100, isFace: match.source === "face" };
}

/** The fact as an attribute's value, named by the photo's id: some 80 bytes, so that all of a large event are a few megabytes. */
export function coverValue(photo: Info): string | undefined {
  const fact = coverFact(photo);
  if (!fact) return undefined;
  const flags = `${fact.isShown ? "" : "h"}${fact.isTimeKnown ? "" : "u"}${fact.isUnread ? "n" : ""}`;
  const bibs = fact.bibs.map(({ bib, isSure }) => `${bib}${isSure ? "+" : "?"}`).join(" ");
  const doubts = (fact.doubts ?? []).map(
    ({ bib, doubt, isFace }) => `${bib}~${Math.round(doubt * 100)}${isFace ? "f" : ""}`,
  );
  const { cameraId = "", photographerId = "" } = fact;
  return JSON.stringify([Math.floor(fact.takenAt / 1000), flags, cameraId, photographerId, bibs, doubts.join(" ")]);
}

/** The facts of an event's items. */
export function toCoverFacts(items: readonly Readonly<Record<string, unknown>>[]): CoverFact[] {
  return items.flatMap((item) =>
    Object.entries(item).flatMap(([name, value]) => (name === "PK" || name === "SK" ? [] : toFact(name, value))),
  );
}

function toFact(photoId: string, value: unknown): CoverFact {
  const [seconds, flags, cameraId, photographerId, bibs, doubts] = JSON.parse(String(value)) as [number, ...string[]];
  return {
    photoId,
    isShown: !flags?.includes("h"),
    takenAt: seconds * 1000,
    isTimeKnown: !flags?.includes("u"),
    cameraId: cameraId || undefined,
    photographerId: photographerId || undefined,
    isUnread: flags?.includes("n") ?? false,
    bibs: (bibs ? bibs.split(" ") : []).map((text) => ({ bib: text.slice(0, -1), isSure: text.endsWith("+") })),
    doubts: doubts === undefined ? undefined : (doubts ? doubts.split(" ") : []).map(readDoubt),
  };
}

function readDoubt(text: string): Doubt {
  const [bib = "", percent = ""] = text.split("~");
  return { bib, doubt: Number.parseInt(percent, 10) / 100, isFace: percent.endsWith("f") };
}
