import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findPhotos, inspect } from "../../src/photo-files.ts";

const folder = mkdtempSync(path.join(tmpdir(), "snaprace-test-"));
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const file = (name: string, bytes: Uint8Array | string) => {
  const target = path.join(folder, name);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, bytes);
  return target;
};

beforeAll(() => {
  file("b/IMG_2.JPG", JPEG);
  file("a.jpeg", JPEG);
  file("notes.txt", "x");
  file("._a.jpeg", "resource fork");
});
afterAll(() => rmSync(folder, { recursive: true }));

test("Photos are found in every folder below, in a stable order, and nothing else is", async () => {
  expect(await findPhotos(folder)).toEqual([path.join(folder, "a.jpeg"), path.join(folder, "b/IMG_2.JPG")]);
});

test("A photo is described by its content, not by its name", async () => {
  const described = await inspect(file("really-a.png", JPEG));
  expect(described).toMatchObject({ name: "really-a.png", type: "image/jpeg", size: 7 });
});

test.each([
  ["an empty file", "", "The file is empty."],
  ["text", "hello", "This is not a photo."],
  ["an iPhone picture", "\0\0\0\x18ftypheic", "HEIC is not read. Export it as JPEG."],
])("With %s a photographer is told what to do", async (_, bytes, reason) => {
  const target = file("refused.jpg", bytes);
  expect(await inspect(target)).toEqual({ path: target, reason });
});
