import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Event } from "@snaprace/core/event";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generatePhotos } from "../../fixtures/src/index.ts";
import { demoFolder } from "../../packages/local/src/demo/photos.ts";
import { violations } from "../support/invariants.ts";
import { type Product, productOn } from "../support/product.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { uploadAndWait as send } from "../support/upload.ts";

/* Two dozen photos of the demo race have gone through the whole stack; these tests look at what came of them. */

let stack: TestStack;
let product: Product;
let event: Event.Info;

beforeAll(async () => {
  stack = await startTestStack({ demo: "smoke", site: false });
  product = await productOn(stack.config);
  event = (await product.Event.fromID(product.truth, stack.guide.eventId))!;
}, 300_000);
afterAll(() => stack?.stop());

interface Label {
  readonly file: string;
  readonly bibs: readonly string[];
}
const labels = (): Label[] => JSON.parse(readFileSync(demoFolder(stack.config.dataDirectory).labels, "utf8")).images;
const selfie = (name: string) => readFileSync(path.join(path.dirname(stack.guide.selfie), name));
const page = (
  filters: { bib?: string; photographerId?: string; limit?: number; cursor?: string } = {},
  eventId = event.eventId,
) => product.Gallery.page(product, { eventId, ...filters });

const uploadAndWait = (name: string, bytes: Buffer, to = event) => send(product, to, name, bytes);

async function newEvent(id: string, faceMode: "on_demand" | "at_upload"): Promise<Event.Info> {
  const { error } = await product.truth.from("events").insert({
    id,
    organizer_id: event.organizerId,
    name: id,
    starts_on: "2026-10-18",
    time_zone: "Asia/Seoul",
    face_mode: faceMode,
  });
  expect(error).toBeNull();
  return (await product.Event.fromID(product.truth, id))!;
}

/** A photo of the demo race with the runner of the selfies on it. */
function photoOf1204() {
  const { file } = labels().find(({ bibs }) => bibs.includes("1204"))!;
  return { file, bytes: readFileSync(path.join(demoFolder(stack.config.dataDirectory).photos, file)) };
}

async function freshPhoto(seed: string) {
  for await (const photo of generatePhotos({ seed, count: 1 })) return photo;
  throw new Error("The generator made nothing.");
}

/** Id of a photo that was never uploaded. */
const NOBODY = "0000000000000000000000000Z";

/** Every file of a folder, as bytes in a string. */
function filesUnder(folder: string): { file: string; content: string }[] {
  const entries = unlessGone(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) => {
    const whole = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      return filesUnder(whole).map(({ file, content }) => ({ file: path.join(entry.name, file), content }));
    }
    const content = entry.isFile() ? unlessGone(() => readFileSync(whole, "latin1")) : undefined;
    return content === undefined ? [] : [{ file: entry.name, content }];
  });
}

/** The servers go on working while their folders are read: what they have taken away meanwhile holds nothing any more. */
function unlessGone<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

describe("bibs", () => {
  test("Every photo of the race is searchable, none is partial", async () => {
    expect(await product.projection.counts(event)).toMatchObject({
      searchable: labels().length,
      partial: 0,
      rejected: 0,
    });
  });

  test("At least nine of ten readable bibs are found on the photo they are on", async () => {
    const fileOf = new Map<string, string>();
    const { items } = await product.projection.list(event, 100);
    for (const photo of items) fileOf.set(photo.photoId, photo.fileName);
    let [found, all] = [0, 0];
    for (const { file, bibs } of labels()) {
      for (const bib of bibs) {
        const { photos } = await page({ bib });
        all += 1;
        found += photos.some(({ photoId }) => fileOf.get(photoId) === file) ? 1 : 0;
      }
    }
    expect(all).toBeGreaterThan(20);
    expect(found / all).toBeGreaterThan(0.9);
  });

  test("A result says how sure the reading is and that the start list knows the bib", async () => {
    const { photos } = await page({ bib: stack.guide.bibs[0]! });
    expect(photos.length).toBeGreaterThan(0);
    expect(photos[0]?.match).toMatchObject({ source: "ocr", onStartList: true });
    expect(photos[0]?.match?.confidence).toBeGreaterThan(50);
  });

  test("Pages of the gallery hold every photo once, in the order of capture", async () => {
    const seen: { photoId: string; captureTime: string }[] = [];
    let cursor: string | undefined;
    do {
      const next = await page({ limit: 7, ...(cursor && { cursor }) });
      seen.push(...next.photos);
      cursor = next.cursor;
    } while (cursor);
    expect(new Set(seen.map(({ photoId }) => photoId)).size).toBe(labels().length);
    const times = seen.map(({ captureTime }) => captureTime);
    expect(times).toEqual([...times].sort());
  });

  test("Photos are told apart by photographer", async () => {
    const all = await page({ limit: 100 });
    const ids = [...new Set(all.photos.map(({ photographerId }) => photographerId))];
    expect(ids).toHaveLength(2);
    const [own, other] = await Promise.all(
      ids.map((photographerId) => page({ photographerId: photographerId!, limit: 100 })),
    );
    expect(own!.photos.length + other!.photos.length).toBe(labels().length);
  });
});

describe("renditions", () => {
  test("Three renditions are served, upright and without metadata", async () => {
    const { photos } = await page({ limit: 3 });
    for (const { photoId, width, height } of photos) {
      for (const [suffix, edge] of [
        [".jpg", 2048],
        ["_1024.webp", 1024],
        ["_400.webp", 400],
      ] as const) {
        const url = `${product.cdn}/${event.organizerId}/${event.eventId}/processed/${photoId}${suffix}`;
        const response = await fetch(url);
        expect(response.status).toBe(200);
        const image = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
        expect(Math.max(image.width, image.height)).toBe(Math.min(edge, Math.max(width, height)));
        expect(image.width > image.height).toBe(width > height);
        expect(image.exif).toBeUndefined();
        expect(image.xmp).toBeUndefined();
      }
    }
  });

  test("Originals have no address at the CDN", async () => {
    const { photos } = await page({ limit: 1 });
    const url = `${product.cdn}/${event.organizerId}/${event.eventId}/raw/${photos[0]?.photoId}.original`;
    expect((await fetch(url)).status).toBe(404);
  });

  test("Closing the event closes its images at once, and publishing opens them again", async () => {
    const { photos } = await page({ limit: 1 });
    const url = `${product.cdn}/${event.organizerId}/${event.eventId}/processed/${photos[0]?.photoId}_400.webp`;
    await product.Event.unpublish(product, event.eventId);
    expect((await fetch(url)).status).toBe(404);
    await product.Event.publish(product, event.eventId);
    expect((await fetch(url)).status).toBe(200);
  });
});

describe("selfies", () => {
  const consent = () =>
    product.Consent.give(product, {
      eventId: event.eventId,
      noticeVersion: "test",
      noticeText: "We compare your selfie with the faces of this event.",
      locale: "en",
    });

  test("A runner finds photos of herself by selfie, and at most one of somebody else as sure", async () => {
    const bytes = selfie("selfie-1204-evening.jpg");
    const result = await product.Selfie.search(product, { event, consentToken: await consent(), bytes });
    if (result.status !== "found") throw new Error(result.status);
    const own = new Set((await page({ bib: "1204" })).photos.map(({ photoId }) => photoId));
    expect(result.photos.filter(({ photoId }) => own.has(photoId)).length).toBeGreaterThan(0);
    const wronglySure = result.photos.filter(({ photoId, band }) => band === "sure" && !own.has(photoId));
    expect(wronglySure.length).toBeLessThanOrEqual(1);
  });

  test("Without a consent nothing is compared", async () => {
    const search = product.Selfie.search(product, {
      event,
      consentToken: undefined,
      bytes: selfie("selfie-1204-kitchen.jpg"),
    });
    await expect(search).rejects.toMatchObject({ code: "consent-required" });
  });

  test("A withdrawn consent is none", async () => {
    const consentToken = await consent();
    await product.Consent.withdraw(product.truth, event.eventId, consentToken, new Date());
    const search = product.Selfie.search(product, { event, consentToken, bytes: selfie("selfie-1204-kitchen.jpg") });
    await expect(search).rejects.toMatchObject({ code: "consent-required" });
  });

  test("In an event that reads faces when asked, the first search has them read and a later one finds", async () => {
    const onDemand = await newEvent("on-demand", "on_demand");
    const fresh = () => product.Event.fromID(product.truth, onDemand.eventId).then((found) => found!);
    const { file, bytes } = photoOf1204();
    const { photoId } = await uploadAndWait(file, bytes, onDemand);
    const ref = { ...onDemand, photoId };
    expect((await product.projection.photo(ref))?.facesState).toBe("skipped");

    const consentToken = await product.Consent.give(product, {
      eventId: "on-demand",
      noticeVersion: "test",
      noticeText: "words",
      locale: "en",
    });
    const search = async () =>
      product.Selfie.search(product, { event: await fresh(), consentToken, bytes: selfie("selfie-1204-evening.jpg") });
    expect(await search()).toEqual({ status: "preparing" });
    await expect
      .poll(async () => (await product.projection.photo(ref))?.facesState, { timeout: 60_000 })
      .toBe("indexed");
    expect(await search()).toMatchObject({ status: "found", photos: [{ photoId }] });
  });

  test("When the term is over the faces go, and the event is done only after they were looked for again in vain", async () => {
    const { eventId } = await newEvent("term-over", "at_upload");
    const { file, bytes } = photoOf1204();
    const photo = await uploadAndWait(file, bytes, (await product.Event.fromID(product.truth, eventId))!);
    const ref = { organizerId: event.organizerId, eventId, photoId: photo.photoId };
    const collection = `${event.organizerId}-${eventId}`;
    const faces = await product.recogniser.countFaces(collection);
    expect(faces).toBeGreaterThan(0);
    const past = new Date(Date.now() - 60_000).toISOString();
    await product.truth.from("events").update({ faces_expire_at: past }).eq("id", eventId);

    const start = Date.now();
    const runAfter = (minutes: number) => {
      const at = start + minutes * 60_000;
      return product.Privacy.deleteDueFaces({ ...product, clock: { now: () => new Date(at) } }, new Date(at + 60_000));
    };
    const entries = async () =>
      (await product.truth.from("audit_log").select("action, details").eq("event_id", eventId)).data ?? [];
    expect(await runAfter(0)).toEqual({ deleted: 1, verified: 0 });
    expect(await product.recogniser.countFaces(collection)).toBeUndefined();
    expect(await product.projection.photo(ref)).toMatchObject({ faces: [], facesState: "skipped" });
    expect(await entries()).toEqual([]);
    expect(await runAfter(11)).toEqual({ deleted: 0, verified: 1 });
    expect(await entries()).toEqual([{ action: "faces.deleted", details: { faces, cause: "term-over" } }]);
    expect(await runAfter(22)).toEqual({ deleted: 0, verified: 0 });

    // A message that comes late must not bring anything back.
    const before = (await product.projection.photo(ref))!;
    await product.queue.sendOriginals([product.Photo.keys.original(ref)]);
    await expect
      .poll(async () => (await product.projection.photo(ref))?.attempts, { timeout: 60_000 })
      .toBeGreaterThan(before.attempts);
    await expect
      .poll(async () => (await product.projection.photo(ref))?.status, { timeout: 60_000 })
      .toBe("searchable");
    expect(await product.recogniser.countFaces(collection)).toBeUndefined();
  });

  test("When faces are switched off they go like those whose term is over", async () => {
    const { eventId } = await newEvent("switched-off", "at_upload");
    const { file, bytes } = photoOf1204();
    await uploadAndWait(file, bytes, (await product.Event.fromID(product.truth, eventId))!);
    const collection = `${event.organizerId}-${eventId}`;
    // On a machine that is too busy the photo was read in part: it is read again, as ever.
    await product.Ingest.reprocess(product, { organizerId: event.organizerId, eventId }, { kind: "partial" });
    await expect.poll(() => product.recogniser.countFaces(collection), { timeout: 60_000 }).toBeGreaterThan(0);
    await product.truth.from("events").update({ face_mode: "off" }).eq("id", eventId);
    await product.Privacy.deleteDueFaces(product, new Date(Date.now() + 60_000));
    expect(await product.recogniser.countFaces(collection)).toBeUndefined();
    const { items } = await product.projection.list({ organizerId: event.organizerId, eventId }, 10);
    expect(items.flatMap(({ faces }) => faces)).toEqual([]);
  });

  test("Nothing of a selfie, and nobody's name, is in any file, log, table or cache after a search", async () => {
    const bytes = selfie("selfie-1204-kitchen.jpg");
    const canary = "Canary Yellowfeather";
    const runner = { event_id: event.eventId, bib: "99999", name: canary, email: "canary@example.com" };
    expect((await product.truth.from("event_runners").insert(runner)).error).toBeNull();
    await product.Selfie.search(product, { event, consentToken: await consent(), bytes });
    const middle = bytes.subarray(bytes.length >> 1, (bytes.length >> 1) + 48);
    const forms = [middle.toString("latin1"), middle.toString("hex"), middle.toString("base64").slice(2, 40)];
    const faceIds = (await product.projection.list(event, 200)).items.flatMap(({ faces }) =>
      faces.map(({ faceId }) => faceId),
    );
    expect(faceIds.length).toBeGreaterThan(10);
    const found: string[] = [];
    for (const { file, content } of filesUnder(stack.config.dataDirectory)) {
      // The demo's own copy is where the selfie comes from; names are what the truth layer is for.
      if (file.startsWith("demo/")) continue;
      if (forms.some((form) => content.includes(form))) found.push(`selfie in ${file}`);
      if (file.startsWith("logs/") && faceIds.some((id) => content.includes(id))) found.push(`face in ${file}`);
      if (!file.startsWith("postgres/") && content.includes(canary)) found.push(`name in ${file}`);
    }
    expect(found).toEqual([]);
    expect((await product.truth.from("event_runners").delete().eq("bib", "99999")).error).toBeNull();
  });

  test.each([
    ["selfie-no-face.jpg", "no-face"],
    ["selfie-two-people.jpg", "several-faces"],
  ])("%s is answered with %s", async (name, status) => {
    const result = await product.Selfie.search(product, { event, consentToken: await consent(), bytes: selfie(name) });
    expect(result).toEqual({ status });
  });

  test("A file that is no picture is said to be none", async () => {
    const bytes = Buffer.from("this is text");
    const result = await product.Selfie.search(product, { event, consentToken: await consent(), bytes });
    expect(result).toEqual({ status: "not-an-image" });
  });
});

describe("the term of photos", () => {
  const runAt = (at: number) =>
    product.Privacy.deleteDuePhotos({ ...product, clock: { now: () => new Date(at) } }, new Date(at + 60_000));
  const entries = async (eventId: string) =>
    (await product.truth.from("audit_log").select("action, subject, details").eq("event_id", eventId)).data ?? [];
  const statusOf = async (ref: { organizerId: string; eventId: string; photoId: string }) =>
    (await fetch(`${product.cdn}/${product.Photo.keys.rendition(ref, "small")}`)).status;

  test("When it is over nothing is left of any photo, nothing new is taken, and the event stays closed at the CDN", async () => {
    const { eventId } = await newEvent("photos-over", "at_upload");
    const current = async () => (await product.Event.fromID(product.truth, eventId))!;
    await product.Event.publish(product, eventId);
    const { file, bytes } = photoOf1204();
    const { photoId } = await uploadAndWait(file, bytes, await current());
    const ref = { organizerId: event.organizerId, eventId, photoId };
    expect(await statusOf(ref)).toBe(200);
    const past = new Date(Date.now() - 60_000).toISOString();
    await product.truth.from("events").update({ photos_expire_at: past }).eq("id", eventId);

    const start = Date.now();
    expect(await runAt(start)).toEqual({ erased: 1, verified: 0 });
    expect(await product.projection.photo(ref)).toBeUndefined();
    expect(await product.projection.counts(ref)).toMatchObject({ searchable: 0 });
    for (const key of [product.Photo.keys.original(ref), product.Photo.keys.analysis(ref)]) {
      expect(await product.objects.head(key)).toBeUndefined();
    }
    expect(await statusOf(ref)).not.toBe(200);
    expect((await page({ bib: "1204" }, eventId)).photos).toEqual([]);
    expect(await entries(eventId)).toEqual([]);
    expect(await runAt(start + 31 * 60_000)).toEqual({ erased: 0, verified: 1 });
    expect(await entries(eventId)).toEqual([{ action: "photos.erased", subject: null, details: { photos: 1 } }]);
    expect(await runAt(start + 62 * 60_000)).toEqual({ erased: 0, verified: 0 });

    await expect(uploadAndWait(file, bytes, await current())).rejects.toMatchObject({ code: "conflict" });
    await product.Event.publish(product, eventId);
    await product.objects.put(product.Photo.keys.rendition(ref, "small"), bytes, { contentType: "image/webp" });
    expect(await statusOf(ref)).not.toBe(200);
  });

  test("A photo that was deleted is kept for thirty days and then gone for good", async () => {
    const { eventId } = await newEvent("one-deleted", "at_upload");
    const to = (await product.Event.fromID(product.truth, eventId))!;
    const { file, bytes } = photoOf1204();
    const { photoId } = await uploadAndWait(file, bytes, to);
    const ref = { ...to, photoId };
    const now = Date.now();
    const day = 86_400_000;
    const takedown = {
      event_id: eventId,
      photo_id: photoId,
      kind: "deleted",
      taken_down_at: new Date(now).toISOString(),
    };
    expect((await product.truth.from("takedowns").insert(takedown)).error).toBeNull();
    expect(await runAt(now + 29 * day)).toEqual({ erased: 0, verified: 0 });
    expect(await product.objects.head(product.Photo.keys.original(ref))).toBeDefined();
    expect(await runAt(now + 31 * day)).toMatchObject({ erased: 1 });
    expect(await product.objects.head(product.Photo.keys.original(ref))).toBeUndefined();
    expect(await product.projection.photo(ref)).toBeUndefined();
    expect(await entries(eventId)).toMatchObject([{ action: "photo.erased", subject: photoId }]);
    expect(await runAt(now + 32 * day)).toEqual({ erased: 0, verified: 0 });
  });
});

describe("A scan for what should be gone", () => {
  const scan = async (eventId: string) =>
    product.Privacy.scan(product, (await product.Event.fromID(product.truth, eventId))!);
  const photoIn = async (eventId: string) => {
    const { file, bytes } = photoOf1204();
    const scanned = (await product.Event.fromID(product.truth, eventId))!;
    const { photoId } = await uploadAndWait(file, bytes, scanned);
    return (await product.projection.photo({ ...scanned, photoId }))!;
  };

  test("finds nothing in the demo race, and says how much it looked at", async () => {
    const { findings, looked } = await scan(event.eventId);
    expect(findings).toEqual([]);
    const { items } = await product.projection.list(event, 200);
    expect(looked.photos).toBe(items.length);
    expect(looked.faces).toBe(await product.recogniser.countFaces(`${event.organizerId}-${event.eventId}`));
    expect(looked.objects).toBeGreaterThan(4 * labels().length);
  });

  test("names what backups there are; on one machine there are none", async () => {
    const { tableBackups } = await import("@snaprace/core/aws");
    expect(await tableBackups()).toEqual({ since: undefined, names: [] });
  });

  test("finds a face that somebody asked to forget, one that no record names, and face data in a kept reading", async () => {
    const { eventId, organizerId } = await newEvent("scanned", "at_upload");
    const photo = await photoIn(eventId);
    expect(photo.faces.length).toBeGreaterThan(0);
    expect((await scan(eventId)).findings).toEqual([]);
    const [face] = photo.faces;
    const suppression = { event_id: eventId, photo_id: photo.photoId, box: face!.box };
    expect((await product.truth.from("face_suppressions").insert(suppression)).error).toBeNull();
    const collectionId = `${organizerId}-${eventId}`;
    const key = product.Photo.keys.rendition(photo, "large");
    await product.recogniser.indexFaces({ collectionId, key, photoId: NOBODY, maxFaces: 1 });
    const archive = Buffer.from(JSON.stringify({ faces: [{ faceId: face!.faceId }] }));
    await product.objects.put(product.Photo.keys.analysis(photo), archive, { contentType: "application/json" });
    const { findings } = await scan(eventId);
    const kinds = findings.map(({ kind, where }) => `${kind} in ${where}`).sort();
    expect(kinds).toEqual([
      "face-in-archive in objects",
      "face-of-no-photo in collection",
      "suppressed-face in collection",
      "suppressed-face in record",
    ]);
  });

  test("finds every face that is left when their term is over, and the remains of a photo that is no more", async () => {
    const { eventId } = await newEvent("scanned-late", "at_upload");
    const photo = await photoIn(eventId);
    const past = new Date(Date.now() - 60_000).toISOString();
    await product.truth.from("events").update({ faces_expire_at: past }).eq("id", eventId);
    const late = await scan(eventId);
    expect(late.findings).toHaveLength(2 * photo.faces.length);
    expect(new Set(late.findings.map(({ kind }) => kind))).toEqual(new Set(["face-after-term"]));
    await product.Privacy.deleteDueFaces(product, new Date(Date.now() + 60_000));
    expect((await scan(eventId)).findings).toEqual([]);
    expect(await product.projection.remove((await product.projection.photo(photo))!)).toBe("removed");
    const { findings } = await scan(eventId);
    expect(findings).toEqual(
      Array.from({ length: 5 }, () => ({ kind: "object-of-no-photo", photoId: photo.photoId, where: "objects" })),
    );
  });
});

describe("uploads", () => {
  test("A new photo becomes searchable by its bib, and uploading it again is the same photo", async () => {
    const photo = (await freshPhoto("pipeline"))!;
    const first = await uploadAndWait("a.jpg", photo.jpeg);
    expect(first.status).toBe("searchable");
    const again = await uploadAndWait("another name.jpg", photo.jpeg);
    expect(again.photoId).toBe(first.photoId);
    const { items } = await product.projection.list(event, 200);
    expect(items.filter(({ photoId }) => photoId === first.photoId)).toHaveLength(1);
  });

  test("Nothing is signed in the name of a photographer whom this event does not credit", async () => {
    const file = { name: "a.jpg", size: 3, type: "image/jpeg" as const, sha256: product.sha256(Buffer.from("abc")) };
    const asked = product.Upload.sign({ ...product, event }, { photographerId: "somebody-else", files: [file] });
    await expect(asked).rejects.toMatchObject({ code: "invalid-input" });
  });

  test("A message that is delivered a second time changes nothing that runners see", async () => {
    const before = (await product.projection.list(event, 200)).items.find(({ status }) => status === "searchable")!;
    const tile = product.Photo.toTile(before);
    const counts = await product.projection.counts(event);
    await product.queue.sendOriginals([product.Photo.keys.original(before)]);
    await expect
      .poll(async () => (await product.projection.photo(before))?.revision, { timeout: 60_000 })
      .toBeGreaterThan(before.revision);
    await expect
      .poll(async () => (await product.projection.photo(before))?.status, { timeout: 60_000 })
      .toBe("searchable");
    const after = (await product.projection.photo(before))!;
    expect(product.Photo.toTile(after)).toEqual(tile);
    expect(after.bibs).toEqual(before.bibs);
    expect(await product.projection.counts(event)).toEqual(counts);
  });

  test.each([
    ["text named like a photo", Buffer.from("hello, I am not a photo"), "not-an-image"],
    ["half a JPEG", undefined, "truncated"],
  ])("%s is rejected with a reason and never shown", async (_, bytes, reason) => {
    const file = bytes ?? (await freshPhoto("half"))!.jpeg.subarray(0, 60_000);
    const state = await uploadAndWait("broken.jpg", Buffer.from(file));
    expect(state).toMatchObject({ status: "rejected", rejectReason: reason });
    const { photos } = await page({ limit: 200 });
    expect(photos.some(({ photoId }) => photoId === state.photoId)).toBe(false);
  });
});

test("After all of it everything that was accepted is there once, with its rows, files, faces and counters", async () => {
  expect(await violations(product, event)).toEqual([]);
});
