/** A face as our own recogniser keeps it: Rekognition's shape, and what tells people apart. */
export interface StoredFace {
  readonly face: {
    readonly FaceId: string;
    readonly ImageId: string;
    readonly ExternalImageId?: string;
    /** Ratios 0–1 */
    readonly BoundingBox: {
      readonly Left: number;
      readonly Top: number;
      readonly Width: number;
      readonly Height: number;
    };
    /** 0–100 */
    readonly Confidence: number;
  };
  readonly vector: Float32Array;
}

/** Where our own recogniser keeps face collections. */
export interface FaceStore {
  /** Ids, in order. */
  list(): Promise<readonly string[]>;
  /** `createdAt` in ms since the epoch. */
  describe(id: string): Promise<{ id: string; createdAt: number; faceCount: number } | undefined>;
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
