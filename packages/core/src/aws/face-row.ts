import { z } from "zod";
import type { StoredFace } from "../port/index.ts";

/** Faces of a collection lie in as many partitions, by the first digit of their id, so that they are read side by side. */
export const SHARDS = [..."0123456789abcdef"] as const;

export const COLLECTIONS = "COLLECTIONS";
export const collectionKey = (id: string) => ({ PK: COLLECTIONS, SK: id });
export const shardKey = (id: string, shard: string) => `FACES#${id}#${shard}`;
export const faceKey = (id: string, faceId: string) => ({ PK: shardKey(id, faceId.slice(0, 1)), SK: faceId });

export const CollectionRow = z.object({
  SK: z.string(),
  createdAt: z.number(),
  faceCount: z.number().default(0),
  /** Changes with every face that comes or goes. */
  version: z.number().default(0),
  isGoing: z.boolean().default(false),
});

const Box = z.object({ Left: z.number(), Top: z.number(), Width: z.number(), Height: z.number() });
const FaceRow = z.object({
  SK: z.string(),
  imageId: z.string(),
  externalImageId: z.string().optional(),
  box: Box,
  confidence: z.number(),
  vector: z.instanceof(Uint8Array),
});

/** The vector as little-endian 32-bit floats. */
export function toFaceRow(id: string, { face, vector }: StoredFace): Record<string, unknown> {
  return {
    ...faceKey(id, face.FaceId),
    imageId: face.ImageId,
    externalImageId: face.ExternalImageId,
    box: face.BoundingBox,
    confidence: face.Confidence,
    vector: new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength),
  };
}

export function fromFaceRow(row: unknown): StoredFace {
  const { SK, imageId, externalImageId, box, confidence, vector } = FaceRow.parse(row);
  return {
    face: {
      FaceId: SK,
      ImageId: imageId,
      ...(externalImageId !== undefined && { ExternalImageId: externalImageId }),
      BoundingBox: box,
      Confidence: confidence,
    },
    // A copy: floats must begin at a multiple of four.
    vector: new Float32Array(Uint8Array.from(vector).buffer),
  };
}
