import { Audit } from "@snaprace/core/audit";
import { systemClock } from "@snaprace/core/clock";
import { Curation } from "@snaprace/core/curation";
import { Gallery } from "@snaprace/core/gallery";
import { fn } from "@snaprace/core/input";
import { Photo } from "@snaprace/core/photo";
import { z } from "zod";
import type { DeskRequest } from "../desk-endpoint.ts";

type Desk = Omit<DeskRequest, "request">;

export interface Camera {
  readonly cameraId: string;
  readonly photos: number;
  /** ms that somebody set its clock to be behind. */
  readonly shiftMs: number;
}

export async function cameraList({ site, session, event }: Desk): Promise<{ readonly cameras: readonly Camera[] }> {
  const [{ cameras }, shifts] = await Promise.all([
    site.projection.progress(event),
    Curation.clockShifts(session.truth, event.eventId),
  ]);
  const found = Object.entries(cameras).map(([cameraId, counts]) => ({
    cameraId,
    photos: Photo.Status.options.reduce((sum, status) => sum + counts[status], 0),
    shiftMs: shifts.get(cameraId) ?? 0,
  }));
  return { cameras: found.filter(({ photos }) => photos > 0).sort((a, b) => b.photos - a.photos) };
}

export interface Sample {
  readonly photoId: string;
  readonly fileName: string;
  readonly bib: string;
  /** ms since the epoch: what the camera wrote. */
  readonly wrote: number;
  /** ms since the epoch: when the runner passed the checkpoint that the guess is made by. */
  readonly passed: number | undefined;
}

export interface CameraPreview {
  /** What the runners that it saw tell of its clock; absent when they tell nothing. */
  readonly guess: Curation.ClockGuess | undefined;
  /** A few of its photos, to see what a shift does to them. */
  readonly samples: readonly Sample[];
}

const SAMPLES = 4;

export async function cameraPreview({ site, session, event }: Desk, cameraId: string): Promise<CameraPreview> {
  const photos = await Curation.photosOfCamera(site.projection, event, cameraId);
  const bibs = [...new Set(photos.flatMap(sureBibs))];
  const passings = await Curation.passingsOf(session.truth, event.eventId, bibs);
  const guess = Curation.guessShift(photos, passings);
  const passedAt = new Map(
    passings.filter(({ checkpointId }) => checkpointId === guess?.checkpointId).map(({ bib, at }) => [bib, at]),
  );
  const candidates = photos.flatMap((photo) => {
    const bib = sureBibs(photo).find((text) => passedAt.has(text)) ?? sureBibs(photo)[0];
    if (!bib || !photo.captureTime) return [];
    const wrote = Date.parse(photo.captureTime) - (photo.clockShiftMs ?? 0);
    return [{ photoId: photo.photoId, fileName: photo.fileName, bib, wrote, passed: passedAt.get(bib) }];
  });
  candidates.sort((a, b) => Number(b.passed !== undefined) - Number(a.passed !== undefined) || a.wrote - b.wrote);
  return { guess, samples: candidates.slice(0, SAMPLES) };
}

function sureBibs(photo: Photo.Info): string[] {
  return photo.bibs.filter(({ state }) => state === "confirmed").map(({ bib }) => bib);
}

const Input = Curation.ShiftInput.omit({ start: true }).extend({ cursor: z.string().max(1000).optional() });

/** One step of setting a camera's clock; `next` leads to the step after it. */
export const shiftCamera = fn(Input, async ({ site, session, event }: Desk, { cursor, ...input }) => {
  const { projection, recogniser, edge, queue, cursorSigningKey } = site;
  const context = { truth: session.truth, projection, recogniser, edge, queue, clock: systemClock, event };
  const scope = `camera ${event.eventId} ${input.cameraId} ${input.shiftMs}`;
  const start = cursor === undefined ? undefined : Gallery.decodeCursor(cursor, scope, cursorSigningKey);
  const { photos, next } = await Curation.shiftClock(context, { ...input, start });
  if (!next) {
    const { organizerId, eventId } = event;
    const { cameraId: subject, shiftMs } = input;
    const entry = { organizerId, eventId, actor: session.userId, subject, details: { shiftMs } };
    await Audit.record(site.serverTruth, { ...entry, action: "camera.clock-set" });
  }
  return { photos, ...(next && { next: Gallery.encodeCursor(next, scope, cursorSigningKey) }) };
});
