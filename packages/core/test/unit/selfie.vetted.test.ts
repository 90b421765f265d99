import { expect, test } from "vitest";
import type { Event } from "../../src/event/index.ts";
import { Photo } from "../../src/photo/index.ts";
import { Selfie } from "../../src/selfie/index.ts";
import { memoryPorts } from "../support/memory-ports.ts";
import { jpeg } from "../support/pictures.ts";

const BOX = { left: 0.4, top: 0.1, width: 0.2, height: 0.3 };
const event = {
  organizerId: "demo",
  eventId: "seoul-trail-2026",
  faceMode: "at_upload",
  facesExpireAt: "2026-12-17T14:59:59.000Z",
} as Event.Info;

/** A photo that can be found; its record names these faces. */
function photoWith(photoId: string, faceIds: readonly string[]): Photo.Info {
  const arrival = {
    ...event,
    photoId,
    fileName: "a.jpg",
    size: 1,
    photographerId: undefined,
    uploadedAt: "2026-10-18T00:00:00.000Z",
  };
  return Photo.Info.parse({
    ...Photo.unread(arrival, arrival.uploadedAt),
    status: "searchable",
    captureTime: arrival.uploadedAt,
    captureTimeSource: "exif",
    width: 3,
    height: 2,
    thumbhash: "AAAA",
    faces: faceIds.map((faceId) => ({ faceId, box: BOX, confidence: 99 })),
    facesState: "indexed",
  });
}

test("A face that lies in the collection while its photo is read, and will not stay, finds nothing", async () => {
  const { world, ports } = memoryPorts();
  const [known, forgotten] = ["0123456789ABCDEFGHJKMNPQR1", "0123456789ABCDEFGHJKMNPQR2"] as const;
  for (const photo of [photoWith(known, ["face-1"]), photoWith(forgotten, ["another-face"])]) {
    await ports.projection.save(photo, undefined);
  }
  const recogniser = {
    ...ports.recogniser,
    detectFaces: async () => [{ box: BOX, confidence: 99, sharpness: 80 }],
    searchFaces: async () => [
      { faceId: "a-minor", photoId: forgotten, similarity: 99.9 },
      { faceId: "face-1", photoId: known, similarity: 99.5 },
    ],
  };
  const consents = { data: [{ id: "consent" }], error: null };
  const query: object = new Proxy(
    {},
    { get: (_, name) => (name === "then" ? (answer: (found: object) => void) => answer(consents) : () => query) },
  );
  const context = { ...ports, truth: { from: () => query }, recogniser } as unknown as Parameters<
    typeof Selfie.search
  >[0];
  const result = await Selfie.search(context, { event, consentToken: "token", bytes: await jpeg() });
  expect(result).toMatchObject({ status: "found", photos: [{ photoId: known, band: "sure" }] });
  expect(result.status === "found" && result.photos).toHaveLength(1);
  expect(world.photos.size).toBe(2);
});
