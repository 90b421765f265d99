import { beforeEach, describe, expect, test } from "vitest";
import { photoId, sha256 } from "../../src/id/index.ts";
import { Ingest } from "../../src/ingest/index.ts";
import { Photo } from "../../src/photo/index.ts";
import type { IndexedFace, PhotoEvent, PhotoWorkflow } from "../../src/port/index.ts";
import { memoryPorts } from "../support/memory-ports.ts";
import { jpeg } from "../support/pictures.ts";

const FACE: IndexedFace = { faceId: "face-1", box: { left: 0.45, top: 0.1, width: 0.1, height: 0.15 }, confidence: 99 };
const OTHER_FACE: IndexedFace = {
  faceId: "face-2",
  box: { left: 0.05, top: 0.1, width: 0.1, height: 0.15 },
  confidence: 99,
};

/** A bib on the chest under {@link FACE}. */
function bibText(text: string, confidence = 98) {
  const box = { left: 0.44, top: 0.45, width: 0.12, height: 0.08 };
  const polygon = [
    { x: 0.44, y: 0.45 },
    { x: 0.56, y: 0.45 },
    { x: 0.56, y: 0.53 },
    { x: 0.44, y: 0.53 },
  ];
  return { type: "WORD" as const, text, confidence, box, polygon };
}

/** A world with one uploaded original, and the steps of the state machine in their order. */
async function setUp(event: Partial<PhotoEvent> = {}, content?: Buffer) {
  const { world, ports } = memoryPorts(event);
  const bytes = content ?? (await jpeg({ width: 1200, height: 800 }));
  const { organizerId, eventId } = world.event;
  const ref = { organizerId, eventId, photoId: photoId(eventId, sha256(bytes)) };
  const key = Photo.keys.original(ref);
  world.objects.set(key, {
    bytes,
    size: bytes.length,
    metadata: { "file-name": "IMG_0001%20(2).JPG", "photographer-id": "minji-park" },
    lastModified: world.now,
  });
  const failing = { text: false, faces: false };
  const workflow: PhotoWorkflow = {
    async run(_, input) {
      const execution = Ingest.ExecutionInput.parse(JSON.parse(JSON.stringify(input)));
      const preprocess = { value: await Ingest.preprocess(ports, execution) };
      const failed = { status: "failed" as const, error: "ThrottledError" };
      const text = failing.text ? failed : await Ingest.detectText(ports, execution);
      const skipped = { status: "skipped" as const };
      const indexed = async () => (failing.faces ? failed : Ingest.indexFaces(ports, execution));
      const faces = execution.event.indexFaces ? await indexed() : skipped;
      const analysis = preprocess.value.status === "rendered" ? { text, faces } : undefined;
      const recordInput = Ingest.RecordInput.parse(JSON.parse(JSON.stringify({ ...execution, preprocess, analysis })));
      return { status: "succeeded", output: await Ingest.record(ports, recordInput) };
    },
  };
  const original = Photo.parseOriginalKey(key)!;
  return {
    world,
    ports,
    failing,
    key,
    workflow,
    deliver: (reprocess = false) => Ingest.trigger({ ...ports, workflow }, { original, reprocess }),
    photo: () => world.photos.get(`${eventId}/${ref.photoId}`),
    collection: () => [...(world.faces.get(`${organizerId}-${eventId}`)?.keys() ?? [])],
  };
}

type Scene = Awaited<ReturnType<typeof setUp>>;
let scene: Scene;
beforeEach(async () => {
  scene = await setUp();
  scene.world.texts = [bibText("1204")];
  scene.world.facesSeen = [FACE];
});

describe("An uploaded photo", () => {
  test("becomes searchable by its bib, with renditions, faces and credit", async () => {
    expect(await scene.deliver()).toMatchObject({ status: "recorded" });
    expect(scene.photo()).toMatchObject({
      status: "searchable",
      attempts: 1,
      fileName: "IMG_0001 (2).JPG",
      photographerId: "minji-park",
      width: 1200,
      height: 800,
      bibs: [{ bib: "1204", source: "ocr" }],
      faces: [{ faceId: "face-1", bib: "1204" }],
      facesState: "indexed",
    });
    const ref = scene.photo()!;
    expect(scene.world.objects.has(Photo.keys.rendition(ref, "large"))).toBe(true);
    expect(scene.world.objects.has(Photo.keys.rendition(ref, "small"))).toBe(true);
    expect(scene.world.objects.has(Photo.keys.analysis(ref))).toBe(true);
  });

  test("delivered again is left alone", async () => {
    await scene.deliver();
    const before = structuredClone(scene.photo());
    expect(await scene.deliver()).toEqual({ status: "already-done" });
    expect(scene.photo()).toEqual(before);
  });

  test("processed again on request ends in the same result", async () => {
    await scene.deliver();
    const before = scene.photo()!;
    await scene.deliver(true);
    expect(scene.photo()).toMatchObject({ bibs: before.bibs, faces: before.faces, status: "searchable", attempts: 2 });
  });

  test("shows whether its bib is on the start list", async () => {
    scene.world.startList = [{ bib: "1204", minor: false }];
    await scene.deliver();
    expect(scene.photo()?.bibs[0]).toMatchObject({ bib: "1204", onStartList: true });
  });

  test("whose original has been deleted meanwhile is forgotten without a word", async () => {
    scene.world.objects.delete(scene.key);
    expect(await scene.deliver()).toEqual({ status: "gone" });
    expect(scene.photo()).toBeUndefined();
  });

  test("of an unknown event stays in the queue for a person to see", async () => {
    scene.world.event = { ...scene.world.event, eventId: "another-event" };
    await expect(scene.deliver()).rejects.toThrow("No event");
  });

  test("under a key that is not its content's hash is rejected", async () => {
    scene.world.objects.set(scene.key, { ...scene.world.objects.get(scene.key)!, bytes: await jpeg({ shade: 7 }) });
    await scene.deliver();
    expect(scene.photo()).toMatchObject({ status: "rejected", rejectReason: "hash-mismatch" });
  });
});

describe("A failed analysis", () => {
  test("of text leaves the photo partial with a time to try again, never an empty result", async () => {
    scene.failing.text = true;
    await scene.deliver();
    expect(scene.photo()).toMatchObject({ status: "partial", partialReasons: ["text-failed", "faces-failed"] });
    expect(Date.parse(scene.photo()?.retryAt ?? "")).toBe(scene.world.now.getTime() + 60_000);
  });

  test("of text keeps new faces out of the collection, because nobody knows whose they are", async () => {
    scene.failing.text = true;
    await scene.deliver();
    expect(scene.collection()).toEqual([]);
    expect(scene.photo()).toMatchObject({ faces: [], facesState: "failed" });
  });

  test("keeps what an earlier run had found", async () => {
    await scene.deliver();
    scene.failing.text = true;
    await scene.deliver(true);
    expect(scene.photo()).toMatchObject({ status: "partial", bibs: [{ bib: "1204" }], faces: [{ faceId: "face-1" }] });
    expect(scene.collection()).toEqual(["face-1"]);
  });

  test("of faces alone leaves the bibs findable", async () => {
    scene.failing.faces = true;
    await scene.deliver();
    expect(scene.photo()).toMatchObject({
      status: "partial",
      partialReasons: ["faces-failed"],
      bibs: [{ bib: "1204" }],
    });
  });

  test("is healed by the next run", async () => {
    scene.failing.text = true;
    await scene.deliver();
    scene.failing.text = false;
    await scene.deliver();
    expect(scene.photo()).toMatchObject({ status: "searchable", partialReasons: [], bibs: [{ bib: "1204" }] });
    expect(scene.photo()?.retryAt).toBeUndefined();
  });
});

describe("What people decided stands", () => {
  test("a bib added by hand survives a new reading", async () => {
    await scene.deliver();
    const photo = scene.photo()!;
    const manual: Photo.BibMatch = { bib: "77", confidence: 100, source: "manual", state: "confirmed", reasons: [] };
    await scene.ports.projection.save({ ...photo, revision: photo.revision + 1, bibs: [manual] }, photo);
    await scene.deliver(true);
    expect(scene.photo()?.bibs.map((match) => match.bib)).toEqual(["77", "1204"]);
  });

  test("a bib rejected by hand is not brought back", async () => {
    await scene.deliver();
    const photo = scene.photo()!;
    const rejected = { ...photo.bibs[0]!, source: "manual", state: "rejected" } as const;
    await scene.ports.projection.save({ ...photo, revision: photo.revision + 1, bibs: [rejected] }, photo);
    await scene.deliver(true);
    expect(scene.photo()?.bibs).toEqual([rejected]);
    expect(Photo.bibRows(scene.photo()!)).toEqual([]);
  });

  test("a takedown during processing wins", async () => {
    scene.world.takenDown.add(Photo.parseOriginalKey(scene.key)!.photoId);
    await scene.deliver();
    expect(scene.photo()).toMatchObject({ visibility: "taken-down" });
    expect(Photo.isVisible(scene.photo()!)).toBe(false);
    expect(Photo.bibRows(scene.photo()!)).toEqual([]);
  });

  test("what comes after its batch was taken back is known and not looked at; once it is back, it is read", async () => {
    const batchId = "5b0b7f7e-6a43-4d0f-9c52-0a3a2f6f3c11";
    const original = scene.world.objects.get(scene.key)!;
    scene.world.objects.set(scene.key, { ...original, metadata: { ...original.metadata, "batch-id": batchId } });
    scene.world.takenBack.add(batchId);
    for (const reprocess of [false, false, true])
      expect(await scene.deliver(reprocess)).toEqual({ status: "taken-back" });
    expect(scene.photo()).toMatchObject({ status: "received", visibility: "taken-down", batchId, faces: [] });
    expect([...scene.world.objects.keys()]).toEqual([scene.key]);
    expect(scene.collection()).toEqual([]);

    scene.world.takenBack.clear();
    const withheld = scene.photo()!;
    const back = { ...withheld, visibility: "visible" as const, revision: withheld.revision + 1 };
    await scene.ports.projection.save(back, withheld);
    await scene.deliver(true);
    expect(scene.photo()).toMatchObject({ status: "searchable", visibility: "visible", faces: [{ faceId: "face-1" }] });
  });

  test("what a runner hid stays marked as theirs, also when the organizer took it down", async () => {
    await scene.deliver();
    const seen = scene.photo()!;
    const hidden = { ...seen, visibility: "hidden" as const, revision: seen.revision + 1 };
    await scene.ports.projection.save(hidden, seen);
    scene.world.takenDown.add(seen.photoId);
    await scene.deliver(true);
    expect(scene.photo()).toMatchObject({ visibility: "hidden", attempts: seen.attempts + 1 });
  });

  test("a suppressed face never stays in the collection", async () => {
    scene.world.facesSeen = [FACE, OTHER_FACE];
    scene.world.suppressed = [{ left: 0.06, top: 0.11, width: 0.1, height: 0.15 }];
    await scene.deliver();
    expect(scene.collection()).toEqual(["face-1"]);
    expect(scene.photo()?.faces.map((face) => face.faceId)).toEqual(["face-1"]);
  });

  test("a minor's face leaves the collection before the photo is searchable; other faces stay", async () => {
    scene.world.facesSeen = [FACE, OTHER_FACE];
    scene.world.startList = [{ bib: "1204", minor: true }];
    await scene.deliver();
    expect(scene.collection()).toEqual(["face-2"]);
    expect(scene.photo()).toMatchObject({ status: "searchable", bibs: [{ bib: "1204" }] });
  });

  test("an older release changes nothing of what a newer one has read", async () => {
    await scene.deliver();
    const photo = scene.photo()!;
    await scene.ports.projection.save(
      { ...photo, revision: photo.revision + 1, pipelineVersion: Photo.PIPELINE_VERSION + 1 },
      photo,
    );
    scene.world.texts = [bibText("999")];
    await scene.deliver(true);
    expect(scene.photo()?.bibs.map((match) => match.bib)).toEqual(["1204"]);
  });
});

describe("The event's face mode", () => {
  test("off: no face is ever indexed", async () => {
    scene = await setUp({ faceMode: "off" });
    scene.world.facesSeen = [FACE];
    await scene.deliver();
    expect(scene.collection()).toEqual([]);
    expect(scene.photo()).toMatchObject({ status: "searchable", facesState: "skipped" });
  });

  test("on demand: only after somebody has asked", async () => {
    scene = await setUp({ faceMode: "on_demand" });
    scene.world.facesSeen = [FACE];
    await scene.deliver();
    expect(scene.collection()).toEqual([]);
    scene.world.event = { ...scene.world.event, facesRequestedAt: "2026-10-18T02:00:00.000Z" };
    await scene.deliver(true);
    expect(scene.collection()).toEqual(["face-1"]);
  });

  test("after the term: no face is indexed any more, and those of an earlier reading go", async () => {
    await scene.deliver();
    scene.world.event = { ...scene.world.event, facesExpireAt: scene.world.now.toISOString() };
    await scene.deliver(true);
    expect(scene.collection()).toEqual([]);
    expect(scene.photo()).toMatchObject({ status: "searchable", faces: [], facesState: "skipped" });
  });

  test("switched off while the photo was being read: its faces leave the collection before it is searchable", async () => {
    const workflow: PhotoWorkflow = {
      async run(name, input) {
        scene.world.event = { ...scene.world.event, faceMode: "off" };
        return scene.workflow.run(name, input);
      },
    };
    const original = Photo.parseOriginalKey(scene.key)!;
    await Ingest.trigger({ ...scene.ports, workflow }, { original, reprocess: false });
    expect(scene.collection()).toEqual([]);
    expect(scene.photo()).toMatchObject({ status: "searchable", faces: [], facesState: "skipped" });
  });

  test("nothing of a face is in the archive of the readings, where no deletion would look", async () => {
    await scene.deliver();
    const archive = scene.world.objects.get(Photo.keys.analysis(scene.photo()!))!.bytes.toString();
    expect(archive).toContain("1204");
    expect(archive).not.toContain("face-1");
  });
});

describe("A bad file", () => {
  test("ends rejected with its reason and is not tried again", async () => {
    scene = await setUp({}, Buffer.from("not a picture"));
    await scene.deliver();
    expect(scene.photo()).toMatchObject({ status: "rejected", rejectReason: "not-an-image" });
    expect(await scene.deliver()).toEqual({ status: "already-done" });
  });
});
