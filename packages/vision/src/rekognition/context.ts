import type { Vision } from "../engine.ts";
import type { FaceStore } from "./store.ts";

/** What every operation may use. */
export interface Context {
  readonly vision: Vision;
  readonly store: FaceStore;
  readonly region: string;
  /** 12 digits */
  readonly account: string;
  /** ms since the epoch */
  now(): number;
  /** @returns `undefined` when there is no such object */
  fetchObject(bucket: string, key: string): Promise<{ readonly bytes: Buffer } | undefined>;
}

/** Who asked. */
export interface Caller {
  /** Whether nobody waits for the answer any more. */
  isGone(): boolean;
}
