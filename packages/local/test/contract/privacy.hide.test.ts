import { Event } from "@snaprace/core/event";
import { Photo } from "@snaprace/core/photo";
import { Privacy } from "@snaprace/core/privacy";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Supabase } from "../../src/supabase/index.ts";
import { EVENT, startTruth } from "../support/truth.ts";

/* Hiding many photos and showing them again, against the real tables. */

/** More than the longest address has room for. */
const IDS = Array.from({ length: 300 }, (_, index) => `01J${String(index).padStart(23, "0")}`);
const photos = new Map<string, Photo.Info>();
const tombstones = new Set<string>();
const world = { edgeCalls: 0, most: 0, atOnce: 0, now: new Date("2026-10-18T03:00:00.000Z") };
const proof: Privacy.Proof = { by: "code", bib: "1204", photoIds: IDS, faceIds: [] };

let supabase: Supabase;
let event: Event.Info;
let context: Parameters<typeof Privacy.request>[0];

function photoOf(photoId: string): Photo.Info {
  const at = "2026-10-18T00:00:00.000Z";
  const arrival = { ...EVENT, photoId, fileName: "a.jpg", size: 1, photographerId: undefined, uploadedAt: at };
  return { ...Photo.unread(arrival, at), status: "searchable" };
}

beforeAll(async () => {
  const started = await startTruth();
  supabase = started.supabase;
  const { truth } = started;
  event = (await Event.fromID(truth, EVENT.eventId)) as Event.Info;
  const edge = {
    putMany: async (keys: readonly string[]) => {
      world.edgeCalls += 1;
      for (const key of keys) tombstones.add(key);
    },
    deleteMany: async (keys: readonly string[]) => {
      for (const key of keys) tombstones.delete(key);
    },
  };
  const projection = {
    photo: async ({ photoId }: { photoId: string }) => photos.get(photoId),
    photos: async (refs: readonly { photoId: string }[]) => refs.flatMap(({ photoId }) => photos.get(photoId) ?? []),
    async save(photo: Photo.Info, previous: Photo.Info | undefined) {
      world.atOnce += 1;
      world.most = Math.max(world.most, world.atOnce);
      await Promise.resolve();
      world.atOnce -= 1;
      if (photos.get(photo.photoId)?.revision !== previous?.revision) return "conflict";
      photos.set(photo.photoId, photo);
      return "saved";
    },
  };
  const recogniser = { deleteFaces: async () => {} };
  context = { truth, edge, projection, recogniser, clock: { now: () => world.now } } as unknown as typeof context;
});
afterAll(() => supabase.close());
beforeEach(async () => {
  for (const id of IDS) photos.set(id, photoOf(id));
  tombstones.clear();
  Object.assign(world, { edgeCalls: 0, most: 0 });
  for (const table of ["photo_decisions", "privacy_requests", "takedowns"]) {
    await context.truth.from(table).delete().eq("event_id", EVENT.eventId);
  }
});

const hide = (photoIds: readonly string[], on = context) =>
  Privacy.request(on, event, proof, { kind: "hide", photoIds });
const decide = (requestId: string, outcome: "restored" | "open", on = context) =>
  Privacy.decideRequest({ ...on, event: EVENT }, { requestId, outcome, note: "" });
const states = () => Map.groupBy(photos.values(), ({ visibility }) => visibility);
const words = async () => (await context.truth.from("photo_decisions").select("photo_id, decision")).data ?? [];
const requests = () => Privacy.requests(context.truth, EVENT.eventId);

/** A truth layer that refuses to write decisions. */
function withoutDecisions(): typeof context {
  const from = (table: string) => {
    const query = context.truth.from(table);
    const insert = () => {
      throw new Error("The truth layer does not answer.");
    };
    return table === "photo_decisions" ? Object.assign(query, { insert }) : query;
  };
  const truth = Object.assign(Object.create(context.truth), { from }) as typeof context.truth;
  return { ...context, truth };
}

test("Hundreds of photos are hidden in few calls, eight at a time, and noted one by one", async () => {
  expect(await hide(IDS)).toBe(300);
  expect(states().get("hidden")).toHaveLength(300);
  expect(tombstones.size).toBe(300);
  expect([world.edgeCalls, world.most]).toEqual([1, 8]);
  expect(await words()).toHaveLength(300);
  const { count } = await context.truth.from("audit_log").select("id", { count: "exact", head: true });
  expect(count).toBe(300);
});

test("Asking again completes the same request and repeats nothing that is done", async () => {
  const ids = IDS.slice(0, 12);
  await expect(hide(ids, withoutDecisions())).rejects.toThrow("does not answer");
  expect(states().get("hidden")).toBeUndefined();
  expect(await hide(ids)).toBe(12);
  expect(await requests()).toMatchObject([{ doneAt: world.now.toISOString() }]);
  expect(await hide(ids)).toBe(0);
  expect(world.edgeCalls).toBe(2);
  expect(await words()).toHaveLength(12);
});

test("What a rebuild goes by is written before any list, also for photos that an older release hid without it", async () => {
  const [first = "", second = ""] = IDS;
  photos.set(first, { ...photoOf(first), visibility: "hidden" });
  await hide([first, second]);
  expect((await words()).map((row) => row.photo_id).sort()).toEqual([first, second]);
});

test("Three hundred photos of a request are shown again, but those that are taken down or that another one wants hidden", async () => {
  const [down = "", wanted = ""] = IDS;
  await hide(IDS);
  const [request] = await requests();
  await hide([wanted]);
  await context.truth.from("takedowns").insert({ event_id: EVENT.eventId, photo_id: down });
  expect(await decide(request?.requestId ?? "", "restored")).toBe(299);
  expect([photos.get(down)?.visibility, photos.get(wanted)?.visibility]).toEqual(["taken-down", "hidden"]);
  expect([...tombstones].sort()).toEqual([`photo:${down}`, `photo:${wanted}`]);
  expect(await decide(request?.requestId ?? "", "open")).toBe(299);
  expect(states().get("hidden")).toHaveLength(300);
});

test("A takedown while photos are shown again stands", async () => {
  const [first = "", second = ""] = IDS;
  await hide([first, second]);
  const [request] = await requests();
  const edge = {
    ...context.edge,
    deleteMany: async (keys: readonly string[]) => {
      await context.truth.from("takedowns").insert({ event_id: EVENT.eventId, photo_id: first });
      await context.edge.deleteMany(keys);
    },
  };
  await decide(request?.requestId ?? "", "restored", { ...context, edge });
  expect([photos.get(first)?.visibility, photos.get(second)?.visibility]).toEqual(["taken-down", "visible"]);
  expect([...tombstones]).toEqual([`photo:${first}`]);
});
