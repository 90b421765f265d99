import type { Info } from "../photo/photo.ts";
import { middle, type Passing } from "./passing.ts";

/** A photo with the bibs that nobody doubts, as far as clocks are concerned. */
export interface Sighting {
  /** The camera body, or whoever holds it where bodies are not told apart. */
  readonly camera: string;
  readonly photographerId: string | undefined;
  /** ms since the epoch, as the gallery has it */
  readonly at: number;
  readonly bibs: readonly string[];
}

/** Where a camera stood, and when. */
export interface Post {
  readonly checkpointId: string;
  /** ms since the epoch, by the camera's clock: its first and last photo of somebody there. */
  readonly from: number;
  readonly to: number;
  readonly photos: number;
}

export interface Camera {
  readonly camera: string;
  readonly photographerId: string | undefined;
  /** ms that its photos are later than the mats they were taken at: its clock's error, and the steps between mat and camera. */
  readonly offsetMs: number;
  /** ms that half of its photos stay within of that. */
  readonly spreadMs: number;
  /** Photos that speak for it. */
  readonly photos: number;
  readonly posts: readonly Post[];
}

/** Photos that agree on a clock lie within this. ms */
const WINDOW = 30_000;
/** Fewer than this can agree by chance. */
const MIN_PHOTOS = 4;
/** Of the photos whose runners were measured anywhere, those that must agree. */
const MIN_SHARE = 0.5;

/** A sighting of each photo that tells a time; those without a camera's own time tell when they were uploaded. */
export function sightings(photos: readonly Info[]): Sighting[] {
  return photos.flatMap((photo) => {
    const camera = photo.cameraId ?? photo.photographerId;
    if (camera === undefined || !photo.captureTime || photo.captureTimeSource !== "exif") return [];
    const sure = photo.bibs.filter(({ state }) => state === "confirmed").map(({ bib }) => bib);
    return [
      { camera, photographerId: photo.photographerId, at: Date.parse(photo.captureTime), bibs: [...new Set(sure)] },
    ];
  });
}

/**
 * How far each camera's clock is off, and where it stood, told by the runners it saw. The time between a mat and a photo at it is
 * about the same for everybody, while the times to all other mats are scattered over the day: the offset that most photos agree on
 * is the clock's, also when the camera moved from place to place.
 */
export function cameras(seen: readonly Sighting[], passings: readonly Passing[]): Camera[] {
  const byBib = Map.groupBy(passings, ({ bib }) => bib);
  return [...Map.groupBy(seen, ({ camera }) => camera).values()].flatMap((own) => cameraOf(own, byBib) ?? []);
}

interface Delta {
  readonly by: number;
  readonly photo: number;
  readonly at: number;
  readonly checkpointId: string;
}

function cameraOf(own: readonly Sighting[], byBib: ReadonlyMap<string, readonly Passing[]>): Camera | undefined {
  const deltas = own.flatMap(({ at, bibs }, photo): Delta[] =>
    bibs.flatMap((bib) =>
      (byBib.get(bib) ?? []).map((passing) => ({ by: at - passing.at, photo, at, checkpointId: passing.checkpointId })),
    ),
  );
  const agreed = densest(deltas.sort((a, b) => a.by - b.by));
  const photos = countPhotos(agreed);
  const [first] = own;
  if (!first || photos < MIN_PHOTOS || photos < MIN_SHARE * countPhotos(deltas)) return undefined;
  const offsetMs = middle(agreed.map(({ by }) => by));
  return {
    camera: first.camera,
    photographerId: first.photographerId,
    offsetMs,
    spreadMs: middle(agreed.map(({ by }) => Math.abs(by - offsetMs))),
    photos,
    posts: [...Map.groupBy(agreed, ({ checkpointId }) => checkpointId)].map(([checkpointId, there]) => ({
      checkpointId,
      from: Math.min(...there.map(({ at }) => at)),
      to: Math.max(...there.map(({ at }) => at)),
      photos: countPhotos(there),
    })),
  };
}

/** The stretch of differences in which most photos lie. */
function densest(sorted: readonly Delta[]): readonly Delta[] {
  let best: readonly [from: number, to: number, photos: number] = [0, 0, 0];
  const inside = new Map<number, number>();
  let from = 0;
  for (const [to, delta] of sorted.entries()) {
    inside.set(delta.photo, (inside.get(delta.photo) ?? 0) + 1);
    while (delta.by - (sorted[from]?.by ?? 0) > WINDOW) {
      const left = sorted[from]?.photo ?? 0;
      const rest = (inside.get(left) ?? 0) - 1;
      if (rest > 0) inside.set(left, rest);
      else inside.delete(left);
      from += 1;
    }
    if (inside.size > best[2]) best = [from, to + 1, inside.size];
  }
  return sorted.slice(best[0], best[1]);
}

function countPhotos(deltas: readonly Delta[]): number {
  return new Set(deltas.map(({ photo }) => photo)).size;
}
