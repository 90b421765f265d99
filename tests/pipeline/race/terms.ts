import { describe, expect, test } from "vitest";
import { event, newEvent, page, photoOf1204, product, uploadAndWait } from "./world.ts";

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
    const finish_video = { file: `${photoId}.mp4`, startsAt: past };
    const video = `${event.organizerId}/${eventId}/video/${finish_video.file}`;
    await product.objects.put(video, bytes, { contentType: "video/mp4" });
    await product.truth.from("events").update({ photos_expire_at: past, finish_video }).eq("id", eventId);

    const start = Date.now();
    expect(await runAt(start)).toEqual({ erased: 1, verified: 0 });
    expect(await product.projection.photo(ref)).toBeUndefined();
    expect(await product.projection.counts(ref)).toMatchObject({ searchable: 0 });
    const { original, analysis } = product.Photo.keys;
    for (const key of [original(ref), analysis(ref), video]) {
      expect(await product.objects.head(key)).toBeUndefined();
    }
    expect((await current()).finishVideo).toBeUndefined();
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
