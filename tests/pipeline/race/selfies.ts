import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { event, newEvent, page, photoOf1204, product, selfie, stack, uploadAndWait } from "./world.ts";

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

/** A PNG. */
const ONE_PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

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
    expect(await product.recogniser.countFaces(collection)).toBeGreaterThan(0);
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

  test("A file that is no picture is said to be none, and on one of a single pixel no face is seen", async () => {
    const files = {
      text: { bytes: Buffer.from("this is text"), status: "not-an-image" },
      "cut off": { bytes: selfie("selfie-1204-kitchen.jpg").subarray(0, 700), status: "not-an-image" },
      "one pixel": { bytes: Buffer.from(ONE_PIXEL, "base64"), status: "no-face" },
    };
    const consentToken = await consent();
    for (const [name, { bytes, status }] of Object.entries(files)) {
      const input = { event, consentToken, bytes };
      expect([name, await product.Selfie.search(product, input)]).toEqual([name, { status }]);
      expect([name, await product.Privacy.prove(product, input)]).toEqual([name, { status }]);
    }
  });
});
