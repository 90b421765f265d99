import fc from "fast-check";
import { expect, test } from "vitest";
import { EventId, OrganizerId, PhotoId, photoId, sha256 } from "../../src/id/index.ts";

const hash = fc.uint8Array({ minLength: 0, maxLength: 40 }).map((bytes) => sha256(bytes));

test("A photo id is 26 characters of Crockford base32 and the same for the same event and bytes", () => {
  fc.assert(
    fc.property(hash, (contentHash) => {
      const id = photoId("seoul-trail-2026", contentHash);
      expect(PhotoId.parse(id)).toBe(id);
      expect(photoId("seoul-trail-2026", contentHash)).toBe(id);
    }),
  );
});

test("A photo id follows from the event id followed by the content's hash", () => {
  // SHA-256("seoul-trail-2026" + 32 bytes of SHA-256("")): its first 130 bits in base32.
  const digest = sha256(Buffer.concat([Buffer.from("seoul-trail-2026"), Buffer.from(sha256(new Uint8Array()), "hex")]));
  const bits = BigInt(`0x${digest}`).toString(2).padStart(256, "0").slice(0, 130);
  const expected = bits.replace(/.{5}/g, (five) => "0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(Number.parseInt(five, 2)));
  expect(photoId("seoul-trail-2026", sha256(new Uint8Array()))).toBe(expected);
});

test("The same bytes at two events are two photos", () => {
  const contentHash = sha256(Buffer.from("photo"));
  expect(photoId("event-a", contentHash)).not.toBe(photoId("event-b", contentHash));
});

test("An organizer id has no hyphen, so a collection name can be read in one way only", () => {
  expect(OrganizerId.safeParse("seoul").success).toBe(true);
  expect(OrganizerId.safeParse("seoul-trail").success).toBe(false);
});

test.each(["a", "-abc", "abc-", "ABC", "a b", "ü".repeat(5), "a".repeat(64), "../x"])("%j is no event id", (id) => {
  expect(EventId.safeParse(id).success).toBe(false);
});
