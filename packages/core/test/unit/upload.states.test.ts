import { beforeEach, expect, test } from "vitest";
import { Ingest } from "../../src/ingest/index.ts";
import { Photo } from "../../src/photo/index.ts";
import { Upload } from "../../src/upload/index.ts";
import { memoryPorts } from "../support/memory-ports.ts";

const REF = { organizerId: "demo", eventId: "seoul-trail-2026", photoId: "0123456789ABCDEFGHJKMNPQRS" };
const KEY = Photo.keys.original(REF);

let scene: ReturnType<typeof memoryPorts>;
beforeEach(() => {
  scene = memoryPorts();
});

const ask = () => Upload.states({ ...scene.ports, event: REF }, { photoIds: [REF.photoId] });
const stored = () => scene.world.photos.get(`${REF.eventId}/${REF.photoId}`);

function upload(): void {
  const metadata = { "file-name": "IMG_1.JPG" };
  scene.world.objects.set(KEY, { bytes: Buffer.from("x"), size: 1, metadata, lastModified: scene.world.now });
}

test("A file that is not in the bucket yet waits, and nothing is noted", async () => {
  expect(await ask()).toMatchObject([{ status: "waiting" }]);
  expect(stored()).toBeUndefined();
});

test("A photo in the bucket that the pipeline has not come to is received, and counted as such", async () => {
  upload();
  expect(await ask()).toMatchObject([{ status: "received" }]);
  expect(stored()).toMatchObject({ status: "received", attempts: 0, fileName: "IMG_1.JPG" });
  expect(await scene.ports.projection.counts(REF)).toMatchObject({ received: 1, processing: 0 });
  expect(await ask()).toMatchObject([{ status: "received" }]);
});

test("When it is noted while its execution begins, the execution goes on and its message need not come again", async () => {
  upload();
  const { projection } = scene.ports;
  let asked = false;
  const meanwhile: typeof projection = {
    ...projection,
    async save(photo, previous) {
      // Between reading the photo and writing it.
      if (!asked) {
        asked = true;
        await ask();
      }
      return projection.save(photo, previous);
    },
  };
  const workflow = { run: async () => ({ status: "succeeded", output: null }) as const };
  const request = { original: Photo.parseOriginalKey(KEY)!, reprocess: false };
  const result = await Ingest.trigger({ ...scene.ports, projection: meanwhile, workflow }, request);
  expect(result).toEqual({ status: "recorded", executionId: `${REF.photoId}-1` });
  expect(stored()).toMatchObject({ status: "processing", attempts: 1 });
});
