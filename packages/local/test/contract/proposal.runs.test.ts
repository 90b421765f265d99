import { Photo } from "@snaprace/core/photo";
import { Proposal } from "@snaprace/core/proposal";
import type { Truth } from "@snaprace/core/truth";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Supabase } from "../../src/supabase/index.ts";
import { EVENT, startTruth } from "../support/truth.ts";

/* When faces are compared, against the real table of runs. */

const START = Date.parse("2026-10-18T03:00:00.000Z");
const HOUR = 3_600_000;
const world = { now: START, faces: 6, patience: Number.POSITIVE_INFINITY };
const photos = new Map<string, Photo.Info>();
let searched: string[] = [];
let supabase: Supabase;
let truth: Truth;

/** Two photos each of three runners, whose faces are named after their bibs. */
function takePhotos(): void {
  for (const [index, bib] of ["1", "1", "2", "2", "3", "3"].entries()) {
    const photo = {
      ...EVENT,
      photoId: `0123456789ABCDEFGHJKMNPQR${index}`,
      revision: 1,
      pipelineVersion: 1,
      status: "searchable",
      visibility: "visible",
      attempts: 1,
      fileName: "a.jpg",
      size: 1,
      uploadedAt: new Date(START).toISOString(),
      updatedAt: new Date(START - HOUR).toISOString(),
      captureTime: new Date(START).toISOString(),
      captureTimeSource: "exif",
      width: 3000,
      height: 2000,
      thumbhash: "hash",
      bibs: [{ bib, confidence: 99, source: "ocr", state: "confirmed", reasons: [] }],
      faces: [
        { faceId: `${bib}-${index}`, bib, box: { left: 0.4, top: 0.2, width: 0.1, height: 0.1 }, confidence: 99 },
      ],
    };
    photos.set(photo.photoId, Photo.Info.parse(photo));
  }
}

beforeAll(async () => {
  ({ supabase, truth } = await startTruth({ face_mode: "at_upload" }));
});
afterAll(() => supabase.close());
beforeEach(async () => {
  Object.assign(world, { now: START, faces: 6, patience: Number.POSITIVE_INFINITY });
  searched = [];
  takePhotos();
  await truth.from("face_proposal_runs").delete().neq("event_id", "");
  await truth.from("photo_decisions").delete().neq("event_id", "");
});

/** @returns bibs whose faces were compared with the others, in order */
async function run(): Promise<string[]> {
  searched = [];
  const recogniser = {
    countFaces: async () => world.faces,
    async searchFace({ faceId }: { faceId: string }) {
      searched.push(faceId.split("-")[0] ?? "");
      return [];
    },
  };
  const projection = {
    list: async () => ({ items: [...photos.values()], next: undefined }),
    photo: async ({ photoId }: { photoId: string }) => photos.get(photoId),
    save: async () => "saved" as const,
  };
  // The time is up after so many looks at the clock.
  let looks = 0;
  const clock = { now: () => new Date(world.now + (looks++ < world.patience ? 0 : HOUR)) };
  await Proposal.proposeDue({ truth, projection, recogniser, clock }, new Date(world.now + HOUR / 2));
  return [...new Set(searched)];
}

async function decide(photoId: string): Promise<void> {
  const at = new Date(world.now).toISOString();
  const decision = { event_id: EVENT.eventId, photo_id: photoId, bib: "2", decision: "confirmed", decided_at: at };
  expect((await truth.from("photo_decisions").insert({ ...decision, batch_id: crypto.randomUUID() })).error).toBeNull();
  const photo = photos.get(photoId);
  if (photo) photos.set(photoId, { ...photo, updatedAt: at });
}

test("New faces are compared once they have come to rest, and after a decision only the bibs that it concerns", async () => {
  expect(await run()).toEqual([]);
  expect(await run()).toEqual(["1", "2", "3"]);
  world.now += HOUR;
  expect(await run()).toEqual([]);
  await decide("0123456789ABCDEFGHJKMNPQR2");
  expect(await run()).toEqual(["2"]);
  world.now += HOUR;
  expect(await run()).toEqual([]);
  world.faces = 7;
  expect(await run()).toEqual([]);
  expect(await run()).toEqual(["1", "2", "3"]);
});

test("What is decided while a run is cut off and goes on is for the run after it", async () => {
  await run();
  world.patience = 5;
  const first = await run();
  expect(first.length).toBeGreaterThan(0);
  expect(first.length).toBeLessThan(3);
  world.now += HOUR / 60;
  await decide("0123456789ABCDEFGHJKMNPQR0");
  world.now += HOUR / 60;
  world.patience = Number.POSITIVE_INFINITY;
  expect([...first, ...(await run())]).toEqual(["1", "2", "3"]);
  world.now += HOUR;
  expect(await run()).toEqual(["1"]);
});
