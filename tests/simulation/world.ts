import { ThrottledError } from "../../packages/core/src/errors/index.ts";
import type { Image } from "../../packages/core/src/image/index.ts";
import { Photo } from "../../packages/core/src/photo/index.ts";
import type { Objects, PhotoTruth, Projection, Recogniser, StoredObject } from "../../packages/core/src/port/index.ts";
import type { Faults } from "./faults.ts";
import { EVENT, MINOR_BIB, type Original, renderingOf, textsOf } from "./originals.ts";
import type { Random } from "./random.ts";
import { type Process, Scheduler } from "./scheduler.ts";
import { Table } from "./table.ts";

const START = Date.parse("2026-10-18T03:00:00.000Z");

/** Everything that stays when processes die, and the ports through which they reach it. */
export class World {
  readonly objects = new Map<string, StoredObject>();
  readonly table = new Table();
  /** Photo by face id. */
  readonly collection = new Map<string, string>();
  /** In the truth layer. */
  readonly takenDown = new Set<string>();
  /** Of which people were told that nobody sees them any more. */
  readonly hidden = new Set<string>();
  readonly originals = new Map<string, Original>();
  readonly scheduler: Scheduler;
  readonly processes = new Set<Process>();
  faults: Faults;
  effects = 0;
  /** Times that everything died at once. */
  powerFailures = 0;
  now = START;

  constructor(random: Random, faults: Faults) {
    this.scheduler = new Scheduler(random);
    this.faults = faults;
  }

  /** Puts an original into the bucket, as a finished upload does. */
  add(original: Original): string {
    const key = Photo.keys.original(original.ref);
    const { bytes } = original;
    this.objects.set(key, { bytes, size: bytes.length, metadata: {}, lastModified: new Date(START) });
    this.originals.set(original.ref.photoId, original);
    return key;
  }

  begin(onDeath?: () => void): Process {
    const process: Process = { isDead: false, ...(onDeath && { onDeath }) };
    this.processes.add(process);
    return process;
  }

  /** One effect of a process: waits for its turn, happens whole, and may be the last thing the process did. */
  async effect<Result>(process: Process, happen: () => Result): Promise<Result> {
    await this.scheduler.turn(process);
    const result = happen();
    this.effects += 1;
    const crash = this.faults.crash();
    if (crash === "everything") {
      this.powerFailures += 1;
      for (const each of this.processes) kill(each);
    } else if (crash === "process") kill(process);
    return crash ? new Promise(() => {}) : result;
  }

  /** The ports of the pipeline's steps, as one process sees them. */
  ports(process: Process) {
    const effect = <Result>(happen: () => Result) => this.effect(process, happen);
    const recognise = <Result>(happen: () => Result) =>
      effect(() => {
        if (this.faults.throttle(this.now)) return undefined;
        return { result: happen() };
      }).then((answer) => {
        if (!answer) throw new ThrottledError("Rekognition", undefined);
        return answer.result;
      });
    return {
      objects: this.#bucket(effect),
      projection: this.#projection(effect),
      truth: this.#truth(effect),
      recogniser: this.#recogniser(recognise),
      clock: { now: () => new Date(this.now) },
      render: async (bytes: Uint8Array): Promise<Image.Rendered> => {
        const original = [...this.originals.values()].find((each) => each.bytes.equals(bytes));
        if (!original) throw new Error("These bytes were never uploaded.");
        return renderingOf(original);
      },
    };
  }

  #bucket(effect: Effect): Pick<Objects, "get" | "head" | "put"> {
    return {
      get: (key) => effect(() => this.objects.get(key)),
      head: (key) => effect(() => this.objects.get(key)),
      put: (key, bytes) =>
        effect(() => {
          const lastModified = new Date(this.now);
          this.objects.set(key, { bytes: Buffer.from(bytes), size: bytes.length, metadata: {}, lastModified });
        }),
    };
  }

  #projection(effect: Effect): Pick<Projection, "photo" | "photos" | "save" | "dueRetries"> {
    return {
      photos: (refs) => effect(() => refs.flatMap((ref) => this.table.photo(ref) ?? [])),
      photo: (ref) => effect(() => this.table.photo(ref)),
      save: (photo, previous) => effect(() => this.table.save(photo, previous)),
      dueRetries: (now) => effect(() => this.table.dueRetries(now)),
    };
  }

  #truth(effect: Effect): PhotoTruth {
    return {
      event: () => effect(() => EVENT),
      startList: (_, bibs) =>
        effect(() => ({ hasStartList: true, entries: bibs.map((bib) => ({ bib, minor: bib === MINOR_BIB })) })),
      whyAway: (_, photoId) => effect(() => (this.takenDown.has(photoId) ? "taken-down" : undefined)),
      suppressedFaces: () => effect(() => []),
    };
  }

  #recogniser(effect: Effect): Pick<Recogniser, "detectText" | "indexFaces" | "deleteFaces"> {
    const original = (key: string) =>
      [...this.originals.values()].find(({ ref }) => Photo.keys.rendition(ref, "large") === key) as Original;
    return {
      detectText: (key) => effect(() => textsOf(original(key))),
      indexFaces: ({ key, photoId }) =>
        effect(() => {
          const { faces } = original(key);
          for (const { faceId } of faces) this.collection.set(faceId, photoId);
          return [...faces];
        }),
      deleteFaces: (_, faceIds) =>
        effect(() => {
          for (const faceId of faceIds) this.collection.delete(faceId);
        }),
    };
  }
}

type Effect = <Result>(happen: () => Result) => Promise<Result>;

function kill(process: Process): void {
  if (process.isDead) return;
  process.isDead = true;
  process.onDeath?.();
}
