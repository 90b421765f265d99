import { Photo } from "../../src/photo/index.ts";
import type {
  DeadLetters,
  DeadMessage,
  IndexedFace,
  Objects,
  PhotoEvent,
  PhotoQueue,
  PhotoTruth,
  Projection,
  Recogniser,
  StatusCounts,
  StoredObject,
} from "../../src/port/index.ts";

/** The ports of the pipeline in memory, with the promises the real ones make: compare-and-swap, idempotent puts, stable face ids. */
export function memoryPorts(event: Partial<PhotoEvent> = {}) {
  const objects = new Map<string, StoredObject>();
  const photos = new Map<string, Photo.Info>();
  const faces = new Map<string, Map<string, IndexedFace>>();
  const world = {
    objects,
    photos,
    faces,
    event: {
      organizerId: "demo",
      eventId: "seoul-trail-2026",
      timeZone: "Asia/Seoul",
      faceMode: "at_upload",
      facesRequestedAt: undefined,
      facesExpireAt: undefined,
      bibRules: {},
      ...event,
    } as PhotoEvent,
    startList: [] as { bib: string; minor: boolean }[],
    takenDown: new Set<string>(),
    /** Batches. */
    takenBack: new Set<string>(),
    suppressed: [] as { left: number; top: number; width: number; height: number }[],
    texts: [] as Awaited<ReturnType<Recogniser["detectText"]>>,
    facesSeen: [] as IndexedFace[],
    /** Dead letters by message id; `hidden` while somebody looks at them. */
    letters: new Map<string, DeadMessage & { hidden: boolean }>(),
    /** Keys of originals in the queue. */
    sent: [] as string[],
    now: new Date("2026-10-18T03:00:00.000Z"),
  };
  const key = (ref: { eventId: string; photoId: string }) => `${ref.eventId}/${ref.photoId}`;

  const projection: Projection = {
    photo: async (ref) => photos.get(key(ref)),
    photos: async (refs) => refs.flatMap((ref) => photos.get(key(ref)) ?? []),
    async save(photo, previous) {
      if (photos.get(key(photo))?.revision !== previous?.revision) return "conflict";
      photos.set(key(photo), structuredClone(photo));
      return "saved";
    },
    async remove(photo) {
      if (photos.get(key(photo))?.revision !== photo.revision) return "conflict";
      photos.delete(key(photo));
      return "removed";
    },
    gallery: async () => ({
      items: [...photos.values()].flatMap((photo) => Photo.toTile(photo) ?? []),
      next: undefined,
    }),
    list: async () => ({ items: [...photos.values()], next: undefined }),
    dueRetries: async (now) =>
      [...photos.values()].filter(
        ({ status, retryAt }) => status === "partial" && retryAt && retryAt < now.toISOString(),
      ),
    troubles: async () => ({ items: [...photos.values()].filter(Photo.troubleRow), next: undefined }),
    progress: async () => Photo.toProgress([...photos.values()].map((photo) => Photo.counterDelta(photo, undefined))),
    async counts() {
      const of = (status: Photo.Status) => [...photos.values()].filter((photo) => photo.status === status).length;
      return Object.fromEntries(Photo.Status.options.map((status) => [status, of(status)])) as StatusCounts;
    },
  };
  const truth: PhotoTruth = {
    event: async (eventId) => (eventId === world.event.eventId ? world.event : undefined),
    startList: async (_, bibs) => ({
      hasStartList: world.startList.length > 0,
      entries: world.startList.filter((entry) => bibs.includes(entry.bib)),
    }),
    whyAway: async (_, photoId, batchId) => {
      if (batchId !== undefined && world.takenBack.has(batchId)) return "taken-back";
      return world.takenDown.has(photoId) ? "taken-down" : undefined;
    },
    suppressedFaces: async () => world.suppressed,
  };
  const recogniser: Pick<Recogniser, "detectText" | "indexFaces" | "deleteFaces"> = {
    detectText: async () => world.texts,
    async indexFaces({ collectionId }) {
      const collection = faces.get(collectionId) ?? new Map<string, IndexedFace>();
      faces.set(collectionId, collection);
      for (const face of world.facesSeen) collection.set(face.faceId, face);
      return world.facesSeen;
    },
    async deleteFaces(collectionId, faceIds) {
      for (const faceId of faceIds) faces.get(collectionId)?.delete(faceId);
    },
  };
  const bucket: Pick<Objects, "get" | "head" | "put"> = {
    get: async (name) => objects.get(name),
    head: async (name) => objects.get(name),
    async put(name, bytes) {
      objects.set(name, { bytes: Buffer.from(bytes), size: bytes.length, metadata: {}, lastModified: world.now });
    },
  };
  const queue: Pick<PhotoQueue, "sendOriginals"> = {
    async sendOriginals(keys) {
      world.sent.push(...keys);
    },
  };
  const clock = { now: () => world.now };
  return {
    world,
    ports: { objects: bucket, projection, truth, recogniser, queue, deadLetters: letters(world), clock },
  };
}

const AT_ONCE = 10;

/** Messages come ten at a time, stay where they are when they are received, and leave with a move, which takes two looks. */
function letters(world: { readonly letters: Map<string, DeadMessage & { hidden: boolean }> }): DeadLetters {
  let moved = 0;
  return {
    async receive() {
      const visible = [...world.letters.values()].filter(({ hidden }) => !hidden).slice(0, AT_ONCE);
      for (const letter of visible) letter.hidden = true;
      return visible;
    },
    async release(messages) {
      for (const { messageId } of messages) {
        const letter = world.letters.get(messageId);
        if (letter) letter.hidden = false;
      }
    },
    async startMove() {
      moved = 0;
    },
    async move() {
      if (world.letters.size === 0) return { status: "completed", moved, problem: undefined };
      moved += world.letters.size;
      world.letters.clear();
      return { status: "running", moved, problem: undefined };
    },
  };
}
