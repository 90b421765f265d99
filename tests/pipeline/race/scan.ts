import { describe, expect, test } from "vitest";
import { event, labels, newEvent, photoOf1204, product, uploadAndWait } from "./world.ts";

/** Id of a photo that was never uploaded. */
const NOBODY = "0000000000000000000000000Z";

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
