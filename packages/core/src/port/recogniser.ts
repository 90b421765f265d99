import type { ReadText } from "../bib/read.ts";
import type { Box } from "../photo/info.ts";

export interface IndexedFace {
  readonly faceId: string;
  readonly box: Box;
  /** 0–100 */
  readonly confidence: number;
}

export interface DetectedFace {
  readonly box: Box;
  /** 0–100 */
  readonly confidence: number;
  /** 0–100, higher is sharper; `undefined` when the recogniser does not say */
  readonly sharpness: number | undefined;
}

export interface FaceMatch {
  readonly faceId: string;
  /** The photo's id, given when the face was indexed. */
  readonly photoId: string;
  /** 0–100 */
  readonly similarity: number;
}

/**
 * Rekognition, or our own engine behind the same wire.
 * @throws ThrottledError when it asks us to slow down
 */
export interface Recogniser {
  /** Every line and every word on the picture. */
  detectText(key: string): Promise<ReadText[]>;
  /** Creates the collection when it is not there yet. */
  indexFaces(request: { collectionId: string; key: string; photoId: string; maxFaces: number }): Promise<IndexedFace[]>;
  /** @returns `not-an-image` for bytes that cannot be opened; no face where the picture is too small to see one */
  detectFaces(bytes: Uint8Array): Promise<DetectedFace[] | "not-an-image">;
  /**
   * Matches of the largest face, best first.
   * @returns `no-face` when there is none; `no-collection` when nothing was ever indexed
   */
  searchFaces(request: {
    collectionId: string;
    bytes: Uint8Array;
    /** 0–100 */
    minSimilarity: number;
  }): Promise<FaceMatch[] | "no-face" | "no-collection">;
  /**
   * Matches of a face of the collection itself, best first, without that face.
   * @returns none when the face or the collection is not there any more
   */
  searchFace(request: {
    collectionId: string;
    faceId: string;
    /** 0–100 */
    minSimilarity: number;
  }): Promise<FaceMatch[]>;
  deleteFaces(collectionId: string, faceIds: readonly string[]): Promise<void>;
  /** @returns how many faces are in a collection, or `undefined` when there is none */
  countFaces(collectionId: string): Promise<number | undefined>;
  /** Deleting a collection that is not there is no error. */
  deleteCollection(collectionId: string): Promise<void>;
}
