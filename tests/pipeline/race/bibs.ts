import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { event, labels, page, product, stack } from "./world.ts";

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
