import fc from "fast-check";
import { expect, test } from "vitest";
import { Gallery } from "../../src/gallery/index.ts";

/** Names of a row's keys: any but the one that an object does not keep. */
const name = fc.string().filter((text) => text !== "__proto__");
const position = fc.dictionary(name, fc.string(), { maxKeys: 6 });

test("A cursor gives back the position it was made from", () => {
  fc.assert(
    fc.property(position, (at) => {
      expect(Gallery.decodeCursor(Gallery.encodeCursor(at, "scope", "key"), "scope", "key")).toEqual({ ...at });
    }),
  );
});

test("A cursor changed in any character is refused", () => {
  const cursor = Gallery.encodeCursor({ PK: "ORG#demo", SK: "PHOTO#1" }, "scope", "key");
  for (let index = 0; index < cursor.length - 1; index++) {
    const changed = `${cursor.slice(0, index)}${cursor[index] === "A" ? "B" : "A"}${cursor.slice(index + 1)}`;
    expect(() => Gallery.decodeCursor(changed, "scope", "key")).toThrow("Unknown cursor");
  }
});

test.each([
  ["another list", "other", "key"],
  ["another installation", "scope", "other"],
])("A cursor of %s is refused", (_, scope, key) => {
  const cursor = Gallery.encodeCursor({ PK: "x" }, "scope", "key");
  expect(() => Gallery.decodeCursor(cursor, scope, key)).toThrow("Unknown cursor");
});

test("Rubbish is refused, never followed", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => Gallery.decodeCursor(text, "scope", "key")).toThrow();
    }),
  );
});
