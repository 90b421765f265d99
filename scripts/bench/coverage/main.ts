import { createHash } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchWriteCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Photo } from "@snaprace/core/photo";
import { insertMissing } from "../../../packages/local/src/demo/insert.ts";
import { names } from "../../../packages/local/src/stack/index.ts";
import { productOn } from "../../../tests/support/product.ts";
import { startTestStack } from "../../../tests/support/stack.ts";

/*
 * `npm run bench:coverage`: how long the coverage board of 20,000 starters with five passings each and 50,000 photos takes, from
 * the local stack's database and table to the finished board, and how long a part of their review queue takes.
 */

const STARTERS = 20_000;
const PHOTOS = 50_000;
const RUNS = 7;
const CHECKPOINTS = ["start", "forest", "ridge", "lake", "finish"] as const;
const CAMERAS = 12;
const EVENT = "bench-coverage";
const START = Date.parse("2026-10-18T00:00:00.000Z");
const BATCH = 25;

const out = (text: string) => process.stdout.write(`${text}\n`);
const stack = await startTestStack({ demo: "none", site: false });
try {
  const product = await productOn(stack.config);
  const { Coverage } = await import("@snaprace/core/coverage");
  const { Review } = await import("@snaprace/core/review");
  const { dynamoCoverFacts } = await import("@snaprace/core/aws");
  const { newcomerTruth, userTruth } = await import("@snaprace/core/truth");
  const event = { organizerId: "demo", eventId: EVENT };
  await product.Event.create(
    { truth: product.truth, edge: product.edge },
    { ...event, name: "Bench", startsOn: "2026-10-18", timeZone: "Asia/Seoul" },
  );
  const info = await product.Event.fromID(product.truth, EVENT);
  if (!info) throw new Error("No event.");
  const { data, error } = await newcomerTruth().auth.signUp({
    email: "editor@example.com",
    password: "long and unique",
  });
  if (error || !data.user || !data.session) throw error ?? new Error("No account.");
  const member = { organizer_id: "demo", user_id: data.user.id, role: "editor" };
  await insertMissing(product.truth, "organizer_members", "organizer_id,user_id", [member]);
  await fillStartList();
  await fillPhotos();
  out(`${STARTERS} starters with ${CHECKPOINTS.length} passings each, ${PHOTOS} photos`);
  const context = {
    truth: userTruth(data.session.access_token),
    projection: product.projection,
    coverFacts: dynamoCoverFacts(),
  };
  const parts = {
    "the whole board": () => Coverage.ofEvent(context, event),
    "of it, the start list": () => context.truth.rpc("coverage_starters", { p_event: EVENT }),
    "of it, what is on the photos": () => context.coverFacts.facts(event),
    "sixty items of the review queue": () => Review.waiting({ ...context, now: new Date() }, info, { limit: 60 }),
  };
  for (const [name, run] of Object.entries(parts)) {
    const times: number[] = [];
    for (let turn = 0; turn < RUNS; turn++) {
      const begun = performance.now();
      await run();
      times.push(performance.now() - begun);
    }
    times.sort((a, b) => a - b);
    out(
      `${name}: ${Math.round(times[Math.floor(RUNS / 2)]!)} ms (median of ${RUNS}), ${Math.round(times.at(-1)!)} ms at most`,
    );
  }
  const { all, checkpoints, times } = await Coverage.ofEvent(context, event);
  out(JSON.stringify({ all, checkpoints: checkpoints.length, times: times.length }));

  async function fillStartList(): Promise<void> {
    const places = CHECKPOINTS.map((id, index) => ({ event_id: EVENT, id, name: id, distance_m: index * 5000 }));
    await insertMissing(product.truth, "checkpoints", "event_id,id", places);
    const runners = Array.from({ length: STARTERS }, (_, index) => ({
      event_id: EVENT,
      bib: String(index + 1),
      name: `Runner ${index + 1}`,
    }));
    await insertMissing(product.truth, "event_runners", "event_id,bib", runners);
    const splits = runners.flatMap(({ bib }, index) =>
      CHECKPOINTS.map((checkpoint_id, place) => ({
        event_id: EVENT,
        bib,
        checkpoint_id,
        passed_at: new Date(passing(index, place)).toISOString(),
      })),
    );
    await insertMissing(product.truth, "splits", "event_id,bib,checkpoint_id", splits);
  }

  async function fillPhotos(): Promise<void> {
    const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
    const items = new Map<string, Record<string, unknown>>();
    const put = (key: { PK: string; SK: string }, more: Record<string, unknown>) =>
      items.set(key.SK, { ...(items.get(key.SK) ?? key), ...more });
    const counts = new Map<string, number>();
    for (let index = 0; index < PHOTOS; index++) {
      const photo = photoOf(index);
      put(product.Photo.coverKey(photo), { [photo.photoId]: product.Photo.coverValue(photo) });
      const counter = product.Photo.counterKey(photo);
      counts.set(counter.SK, (counts.get(counter.SK) ?? 0) + 1);
      items.set(photo.photoId, product.Photo.photoRow(photo) as { PK: string; SK: string });
      put(counter, { searchable: counts.get(counter.SK) });
    }
    const all = [...items.values()];
    for (let start = 0; start < all.length; start += BATCH) {
      const RequestItems = { [names.table]: all.slice(start, start + BATCH).map((Item) => ({ PutRequest: { Item } })) };
      await client.send(new BatchWriteCommand({ RequestItems }));
    }
  }
} finally {
  await stack.stop();
}
process.exit(0);

/** ms: everybody a third of a second behind the one before. */
function passing(runner: number, place: number): number {
  return START + place * 1_500_000 + runner * 333;
}

function photoOf(index: number): Photo.Info {
  const camera = index % CAMERAS;
  const first = Math.floor((index / PHOTOS) * STARTERS);
  const takenAt = new Date(passing(first, camera % CHECKPOINTS.length) + 4000).toISOString();
  const hash = createHash("sha256").update(String(index)).digest();
  return {
    organizerId: "demo",
    eventId: EVENT,
    photoId: Array.from(hash.subarray(0, 26), (byte) => "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[byte % 32]).join(""),
    revision: 1,
    pipelineVersion: 1,
    status: "searchable",
    visibility: "visible",
    attempts: 1,
    partialReasons: [],
    fileName: "a.jpg",
    size: 1,
    photographerId: `photographer-${camera}`,
    cameraId: `camera-${camera}-0123456789`,
    uploadedAt: takenAt,
    updatedAt: takenAt,
    captureTime: takenAt,
    captureTimeSource: "exif",
    bibs: [0, 1, 2].map((offset) => ({
      bib: String(((first + offset * 7) % STARTERS) + 1),
      confidence: 90,
      source: "ocr",
      state: offset === 2 ? "proposed" : "confirmed",
      reasons: [],
    })),
    faces: [],
    facesState: "skipped",
  };
}
