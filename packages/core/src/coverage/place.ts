import { z } from "zod";
import { fn } from "../input/index.ts";
import type { CoverFact } from "../photo/photo.ts";
import { rows, type Truth } from "../truth/index.ts";
import type { Starter } from "./starters.ts";

/** Seconds between a runner's passing and a photo of them beyond which neither tells about the other. */
const NEAR_SECONDS = 600;
/** Fewer sightings than this can agree by chance. */
const MIN_VOTES = 4;
/** Of a camera's sightings, how many must say the same place for it to have stood there all day. */
const STOOD_STILL = 0.85;

/** Which camera took a photo; of one that does not say, whose it is. */
export function cameraOf({ cameraId, photographerId }: CoverFact): string | undefined {
  return cameraId ?? (photographerId && `@${photographerId}`);
}

export interface CameraPlace {
  readonly checkpointId: string;
  readonly by: "person" | "timing";
}

export interface Places {
  readonly cameras: ReadonlyMap<string, CameraPlace>;
  /** Where a photo shows a runner, or `undefined` when nobody can tell. */
  of(fact: CoverFact, runner: Starter): string | undefined;
}

/**
 * Where photos were taken: where a person said that their camera stood; else where the runners whom the camera surely saw passed
 * at those times, when nearly all of them say the same; else where this runner passed at that time.
 */
export function placesOf(
  facts: readonly CoverFact[],
  runners: ReadonlyMap<string, Starter>,
  said: ReadonlyMap<string, string>,
): Places {
  const cameras = new Map<string, CameraPlace>();
  for (const [camera, votes] of votesOf(facts, runners)) {
    const all = [...votes.values()].reduce((sum, count) => sum + count, 0);
    const [first] = [...votes].sort(([, a], [, b]) => b - a);
    if (!first || all < MIN_VOTES || first[1] < all * STOOD_STILL) continue;
    cameras.set(camera, { checkpointId: first[0], by: "timing" });
  }
  for (const [camera, checkpointId] of said) cameras.set(camera, { checkpointId, by: "person" });
  return {
    cameras,
    of(fact, runner) {
      const camera = cameraOf(fact);
      return (camera && cameras.get(camera)?.checkpointId) ?? nearest(fact, runner);
    },
  };
}

function votesOf(facts: readonly CoverFact[], runners: ReadonlyMap<string, Starter>): Map<string, Map<string, number>> {
  const all = new Map<string, Map<string, number>>();
  for (const fact of facts) {
    const camera = cameraOf(fact);
    if (camera === undefined) continue;
    const votes = all.get(camera) ?? new Map<string, number>();
    all.set(camera, votes);
    for (const { bib, isSure } of fact.bibs) {
      const runner = isSure ? runners.get(bib) : undefined;
      const place = runner && nearest(fact, runner);
      if (place !== undefined) votes.set(place, (votes.get(place) ?? 0) + 1);
    }
  }
  return all;
}

function nearest(fact: CoverFact, { passings }: Starter): string | undefined {
  if (!fact.isTimeKnown) return undefined;
  let best: string | undefined;
  let distance = NEAR_SECONDS;
  for (const [checkpointId, at] of Object.entries(passings)) {
    const apart = Math.abs(fact.takenAt / 1000 - at);
    if (apart > distance) continue;
    distance = apart;
    best = checkpointId;
  }
  return best;
}

const PlaceRow = z.object({ camera_id: z.string(), checkpoint_id: z.string() });

/** Where people said that cameras stood. */
export async function placesSaid(truth: Truth, eventId: string): Promise<Map<string, string>> {
  const query = truth.from("camera_places").select("camera_id, checkpoint_id").eq("event_id", eventId);
  const found = rows(PlaceRow, await query.order("camera_id").limit(1000));
  return new Map(found.map((row) => [row.camera_id, row.checkpoint_id]));
}

export const SetPlaceInput = z.object({
  cameraId: z.string().min(1).max(80),
  /** Absent: the splits shall tell. */
  checkpointId: z
    .string()
    .regex(/^[a-z0-9-]{1,32}$/)
    .optional(),
});

/** Says where a camera stood, or takes that back. @throws SnapRaceError `conflict` when there is no such checkpoint */
export const setPlace = fn(
  SetPlaceInput,
  async ({ truth, eventId }: { readonly truth: Truth; readonly eventId: string }, { cameraId, checkpointId }) => {
    const table = truth.from("camera_places");
    const written = checkpointId
      ? await table
          .upsert(
            { event_id: eventId, camera_id: cameraId, checkpoint_id: checkpointId },
            { onConflict: "event_id,camera_id" },
          )
          .select("camera_id")
      : await table.delete().eq("event_id", eventId).eq("camera_id", cameraId).select("camera_id");
    rows(z.object({ camera_id: z.string() }), written);
  },
);
