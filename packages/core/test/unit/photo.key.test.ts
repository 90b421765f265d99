import fc from "fast-check";
import { expect, test } from "vitest";
import { Photo } from "../../src/photo/index.ts";

const photo = { organizerId: "demo", eventId: "seoul-trail-2026", photoId: "0123456789ABCDEFGHJKMNPQRS" };

test("An original's key is read back to what it was made from", () => {
  const key = Photo.keys.original(photo);
  expect(key).toBe("demo/seoul-trail-2026/raw/0123456789ABCDEFGHJKMNPQRS.original");
  expect(Photo.parseOriginalKey(key)).toEqual({ ...photo, key });
});

test("Renditions and analysis never look like an original, so they cannot enter the queue again", () => {
  const keys = [Photo.keys.rendition(photo, "large"), Photo.keys.rendition(photo, "small"), Photo.keys.analysis(photo)];
  for (const key of keys) expect(key.endsWith(".original")).toBe(false);
});

test.each([
  "demo/seoul-trail-2026/raw/x.original",
  "demo/../raw/0123456789ABCDEFGHJKMNPQRS.original",
  "demo/seoul-trail-2026/processed/0123456789ABCDEFGHJKMNPQRS.original",
  "demo/seoul-trail-2026/raw/0123456789ABCDEFGHJKMNPQRS.original/x",
  "/demo/seoul-trail-2026/raw/0123456789ABCDEFGHJKMNPQRS.original",
])("%j is not an original's key", (key) => {
  expect(Photo.parseOriginalKey(key)).toBeUndefined();
});

test("No text at all makes the reader throw", () => {
  fc.assert(fc.property(fc.string(), (text) => void Photo.parseOriginalKey(text)));
});
