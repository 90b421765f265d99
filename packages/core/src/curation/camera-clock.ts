import { z } from "zod";
import { every } from "../gallery/every.ts";
import { fn } from "../input/index.ts";
import type { Info } from "../photo/photo.ts";
import type { Projection } from "../port/index.ts";
import { rows, Timestamp, type Truth } from "../truth/index.ts";
import { type Context, changeAll } from "./context.ts";
import { type Step, walk } from "./walk.ts";

/** Two days: a camera on another continent's clock, set to the wrong day. */
const MAX_SHIFT_MS = 172_800_000;
/** Photos by which a clock is judged. */
const ENOUGH = 200;

export const ShiftInput = z.object({
  cameraId: z.string().min(1).max(80),
  /** ms that the clock is behind; what every time it wrote is to be moved by, counted from what it wrote. */
  shiftMs: z.number().int().min(-MAX_SHIFT_MS).max(MAX_SHIFT_MS),
  /** Where the last step ended. */
  start: z.record(z.string(), z.string()).optional(),
});

/**
 * Sets how far a camera's clock is behind, and takes one step of moving the photos it took; those still to come follow by
 * themselves. Doing it again moves nothing twice.
 */
export const shiftClock = fn(ShiftInput, async (context: Context, input): Promise<Step> => {
  const { cameraId, shiftMs, start } = input;
  const { truth, event } = context;
  if (start === undefined) {
    const row = { event_id: event.eventId, camera_id: cameraId, shift_ms: shiftMs };
    const written = truth.from("camera_clocks").upsert(row, { onConflict: "event_id,camera_id" });
    rows(z.object({ camera_id: z.string() }), await written.select("camera_id"));
  }
  return walk(context, start, async (photos) => {
    const stale = photos.filter((photo) => isOf(photo, cameraId) && (photo.clockShiftMs ?? 0) !== shiftMs);
    await changeAll(context, stale, (photo) => {
      const by = shiftMs - (photo.clockShiftMs ?? 0);
      const captureTime = photo.captureTime && new Date(Date.parse(photo.captureTime) + by).toISOString();
      return { captureTime, clockShiftMs: shiftMs };
    });
    return stale.length;
  });
});

/** Photos that a camera took by its own clock, as many as tell how far that is behind: the first of them with a sure bib. */
export async function photosOfCamera(
  projection: Pick<Projection, "list">,
  event: Context["event"],
  cameraId: string,
): Promise<Info[]> {
  const found: Info[] = [];
  for await (const photo of every(projection, event)) {
    if (!isOf(photo, cameraId) || !photo.bibs.some(({ state }) => state === "confirmed")) continue;
    found.push(photo);
    if (found.length === ENOUGH) break;
  }
  return found;
}

function isOf(photo: Info, cameraId: string): boolean {
  return photo.cameraId === cameraId && photo.captureTimeSource === "exif";
}

export interface Passing {
  readonly bib: string;
  readonly checkpointId: string;
  /** ms since the epoch */
  readonly at: number;
}

export interface ClockGuess {
  readonly shiftMs: number;
  readonly checkpointId: string;
  /** Photos that speak for it. */
  readonly photos: number;
}

/** Fewer photos than this can agree by chance. */
const MIN_PHOTOS = 4;
/** A camera stands beside its mat: its photos are taken within seconds of the passings. ms */
const MAX_SPREAD = 20_000;

/**
 * How far a camera's clock is behind, told by the runners it saw: at the checkpoint where it stands, the time between the
 * mat and the photo is the same for everybody, give or take some seconds. The checkpoint with the least spread is the one.
 */
export function guessShift(photos: readonly Info[], passings: readonly Passing[]): ClockGuess | undefined {
  const byBib = Map.groupBy(passings, ({ bib }) => bib);
  const deltas = new Map<string, number[]>();
  for (const photo of photos) {
    if (!photo.captureTime || photo.captureTimeSource !== "exif") continue;
    const written = Date.parse(photo.captureTime) - (photo.clockShiftMs ?? 0);
    const sure = photo.bibs.filter(({ state }) => state === "confirmed");
    for (const { checkpointId, at } of sure.flatMap(({ bib }) => byBib.get(bib) ?? [])) {
      const known = deltas.get(checkpointId);
      if (known) known.push(at - written);
      else deltas.set(checkpointId, [at - written]);
    }
  }
  let best: (ClockGuess & { spread: number }) | undefined;
  for (const [checkpointId, values] of deltas) {
    if (values.length < MIN_PHOTOS) continue;
    const middle = median(values);
    const spread = median(values.map((value) => Math.abs(value - middle)));
    if (spread > MAX_SPREAD || (best && best.spread <= spread)) continue;
    best = { shiftMs: Math.round(middle / 1000) * 1000, checkpointId, photos: values.length, spread };
  }
  if (!best) return undefined;
  const { spread: _, ...guess } = best;
  return guess;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** With up to 40 checkpoints each, an answer stays below the 1,000 rows at which it would be cut. */
const BIBS_PER_QUERY = 25;

/** When these runners passed which checkpoint. */
export async function passingsOf(truth: Truth, eventId: string, bibs: readonly string[]): Promise<Passing[]> {
  const Row = z.object({ bib: z.string(), checkpoint_id: z.string(), passed_at: Timestamp });
  const found: Passing[] = [];
  for (let start = 0; start < bibs.length; start += BIBS_PER_QUERY) {
    const query = truth.from("splits").select("bib, checkpoint_id, passed_at").eq("event_id", eventId);
    const answer = await query.in("bib", bibs.slice(start, start + BIBS_PER_QUERY)).limit(1000);
    for (const { bib, checkpoint_id, passed_at } of rows(Row, answer)) {
      found.push({ bib, checkpointId: checkpoint_id, at: Date.parse(passed_at) });
    }
  }
  return found;
}

/** ms that people set cameras' clocks to be behind, by camera. */
export async function clockShifts(truth: Truth, eventId: string): Promise<ReadonlyMap<string, number>> {
  const query = truth.from("camera_clocks").select("camera_id, shift_ms").eq("event_id", eventId);
  const found = rows(z.object({ camera_id: z.string(), shift_ms: z.number() }), await query);
  return new Map(found.map((row) => [row.camera_id, row.shift_ms]));
}
