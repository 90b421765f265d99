import { z } from "zod";
import { EventId, OrganizerId, PhotographerId, PhotoId, Sha256 } from "../id/index.ts";
import { RejectReasons } from "../image/limits.ts";
import { Box } from "../photo/info.ts";

/** What an execution of the state machine starts with. It grows by `preprocess` and `analysis` on the way. */
export const ExecutionInput = z.object({
  photo: z.object({
    organizerId: OrganizerId,
    eventId: EventId,
    photoId: PhotoId,
    fileName: z.string(),
    size: z.number().int().nonnegative(),
    photographerId: PhotographerId.optional(),
    uploadedAt: z.string(),
  }),
  /** Which execution of this photo it is, counted from 1. */
  attempt: z.number().int().positive(),
  event: z.object({
    timeZone: z.string(),
    /** Whether this execution looks for faces: decided by the event's face mode when the execution starts. */
    indexFaces: z.boolean(),
    bibRules: z.unknown(),
  }),
});
export type ExecutionInput = z.infer<typeof ExecutionInput>;

export const PreprocessResult = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("rendered"),
    contentHash: Sha256,
    /** px of the upright original */
    width: z.number(),
    height: z.number(),
    thumbhash: z.string(),
    captureTime: z.string(),
    captureTimeSource: z.enum(["exif", "upload"]),
    cameraId: z.string().optional(),
  }),
  z.object({ status: z.literal("rejected"), reason: z.enum(RejectReasons) }),
  /** The original was deleted while its message waited: nothing to do. */
  z.object({ status: z.literal("gone") }),
]);
export type PreprocessResult = z.infer<typeof PreprocessResult>;

/** An analysis that ended for good without an answer. Never to be read as "nothing there". */
export const Failed = z.object({ status: z.literal("failed"), error: z.string() });

export const TextResult = z.object({
  status: z.literal("done"),
  texts: z.array(
    z.object({
      type: z.enum(["LINE", "WORD"]),
      text: z.string(),
      /** 0–100 */
      confidence: z.number(),
      box: Box,
      polygon: z.array(z.object({ x: z.number(), y: z.number() })).readonly(),
    }),
  ),
});
export type TextResult = z.infer<typeof TextResult>;

export const FacesResult = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("done"),
    faces: z.array(z.object({ faceId: z.string(), box: Box, confidence: z.number() })),
  }),
  z.object({ status: z.literal("skipped") }),
]);
export type FacesResult = z.infer<typeof FacesResult>;

/** What the last step gets: everything the steps before it found out. */
export const RecordInput = ExecutionInput.extend({
  preprocess: z.object({ value: PreprocessResult }),
  analysis: z.object({ text: z.union([TextResult, Failed]), faces: z.union([FacesResult, Failed]) }).optional(),
});
export type RecordInput = z.infer<typeof RecordInput>;

/** What is kept of a reading beside the photo. Without the faces: they are in the collection and in the photo's record only. */
export const Archive = RecordInput.extend({
  pipelineVersion: z.number().int().positive(),
  analysis: z.object({
    text: z.union([TextResult, Failed]),
    faces: z.object({ status: z.enum(["done", "skipped", "failed"]) }),
  }),
});
export type Archive = z.infer<typeof Archive>;
