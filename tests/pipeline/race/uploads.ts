import { describe, expect, test } from "vitest";
import { generatePhotos } from "../../../fixtures/src/index.ts";
import { event, page, product, uploadAndWait } from "./world.ts";

async function freshPhoto(seed: string) {
  for await (const photo of generatePhotos({ seed, count: 1 })) return photo;
  throw new Error("The generator made nothing.");
}

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
