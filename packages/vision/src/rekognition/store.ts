import { createHash } from "node:crypto";
import type { BoundingBox } from "../shapes.ts";

export interface Face {
  readonly FaceId: string;
  readonly ImageId: string;
  readonly ExternalImageId?: string;
  readonly BoundingBox: BoundingBox;
  /** 0–100 */
  readonly Confidence: number;
}

export interface StoredFace {
  readonly face: Face;
  /** 128 numbers, length 1. */
  readonly vector: Float32Array;
}

export interface Collection {
  readonly id: string;
  /** ms since the epoch */
  readonly createdAt: number;
  readonly faceCount: number;
}

/** Where face collections are kept. */
export interface FaceStore {
  /** Ids, in order. */
  list(): Promise<readonly string[]>;
  describe(id: string): Promise<Collection | undefined>;
  /** @returns whether it was not there before */
  create(id: string, createdAt: number): Promise<boolean>;
  /** @returns whether it was there */
  drop(id: string): Promise<boolean>;
  /** @returns `undefined` when there is no such collection */
  faces(id: string): Promise<readonly StoredFace[] | undefined>;
  /** Adding a face that is there already changes nothing. */
  add(id: string, faces: readonly StoredFace[]): Promise<void>;
  /** @returns those that were there */
  deleteFaces(id: string, faceIds: readonly string[]): Promise<readonly string[]>;
}

/** A UUID made from its parts: the same face of the same bytes has the same id, however often it is indexed. */
export function stableId(...parts: readonly string[]): string {
  const hex = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
