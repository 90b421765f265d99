import { photoId, sha256 } from "../../packages/core/src/id/index.ts";
import type { Image } from "../../packages/core/src/image/index.ts";
import type { Ingest } from "../../packages/core/src/ingest/index.ts";
import type { DetectedFace, IndexedFace, PhotoEvent } from "../../packages/core/src/port/index.ts";

export const EVENT: PhotoEvent = {
  organizerId: "demo",
  eventId: "race",
  timeZone: "Asia/Seoul",
  faceMode: "at_upload",
  facesRequestedAt: undefined,
  facesExpireAt: undefined,
  bibRules: {},
};

/** One original: what is on it, and therefore what must be found. */
export interface Original {
  readonly ref: { readonly organizerId: string; readonly eventId: string; readonly photoId: string };
  readonly bytes: Buffer;
  /** Not a picture at all. */
  readonly isBroken: boolean;
  readonly bibs: readonly string[];
  readonly faces: readonly IndexedFace[];
}

/** The runner of this bib is a child: the face above it must never be searchable. */
export const MINOR_BIB = "77";

export function makeOriginal(number: number): Original {
  const bytes = Buffer.from(`photo ${number}`);
  const id = photoId(EVENT.eventId, sha256(bytes));
  const bibs = number % 5 === 3 ? [String(1200 + number), MINOR_BIB] : [String(1200 + number)];
  return {
    ref: { organizerId: EVENT.organizerId, eventId: EVENT.eventId, photoId: id },
    bytes,
    isBroken: number % 7 === 6,
    bibs,
    faces: bibs.map((_, index) => ({ faceId: `${id}-${index}`, ...faceAt(index) })),
  };
}

/** Faces that may be searched for: all but the child's. */
export function searchableFaces({ bibs, faces }: Original): string[] {
  return faces.filter((_, index) => bibs[index] !== MINOR_BIB).map(({ faceId }) => faceId);
}

export function textsOf({ bibs }: Original): Ingest.TextResult["texts"] {
  return bibs.map((text, index) => {
    const left = leftOf(index) - 0.01;
    const box = { left, top: 0.45, width: 0.12, height: 0.08 };
    const polygon = [
      { x: left, y: 0.45 },
      { x: left + 0.12, y: 0.45 },
      { x: left + 0.12, y: 0.53 },
      { x: left, y: 0.53 },
    ];
    return { type: "WORD", text, confidence: 99, box, polygon };
  });
}

/** Renditions of a picture, made beforehand: drawing them a million times would prove nothing more. */
export function renderingOf({ isBroken }: Original): Image.Rendered {
  if (isBroken) return { status: "rejected", reason: "not-an-image" };
  const rendition = { bytes: Buffer.from("rendition"), width: 1200, height: 800 };
  return {
    status: "rendered",
    width: 1200,
    height: 800,
    thumbhash: "AAAA",
    exif: undefined,
    renditions: { large: rendition, medium: rendition, small: rendition },
  };
}

function faceAt(index: number): DetectedFace {
  return { box: { left: leftOf(index), top: 0.1, width: 0.1, height: 0.15 }, confidence: 99, sharpness: 80 };
}

function leftOf(index: number): number {
  return 0.2 + 0.4 * index;
}
