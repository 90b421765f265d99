import { z } from "zod";
import { EventId, OrganizerId, PhotographerId, PhotoId, Sha256 } from "../id/index.ts";
import { RejectReasons } from "../image/limits.ts";

/** Raised when the pipeline would read the same photo differently; older results never overwrite newer ones. */
export const PIPELINE_VERSION = 1;

/** Left, top, width and height as ratios 0–1 of the upright photo, as Rekognition gives them. */
export const Box = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() });
export type Box = z.infer<typeof Box>;

/** One reading of one bib on one photo, with everything a person needs to judge it. */
export const BibMatch = z.object({
  bib: z.string().min(1).max(6),
  /** 0–100 */
  confidence: z.number().min(0).max(100),
  box: Box.optional(),
  source: z.enum(["ocr", "manual", "face", "time"]),
  state: z.enum(["proposed", "confirmed", "rejected"]),
  /** Whether the start list knows the bib; `undefined` when the event has no start list. */
  onStartList: z.boolean().optional(),
  /** Codes of {@link Bib}'s reasons for or against. */
  reasons: z.array(z.string()).default([]),
});
export type BibMatch = z.infer<typeof BibMatch>;

export const FaceRecord = z.object({
  faceId: z.string(),
  box: Box,
  /** 0–100 */
  confidence: z.number(),
  /** Bib worn by this person, when a torso under the face shows one. */
  bib: z.string().optional(),
  /**
   * Bib that this face wears on other photos, while no bib can be read under it here. A likeness and nothing more: it is shown to whoever
   * decides and to a runner who has consented, and goes with its face.
   */
  proposal: z
    .object({
      bib: z.string().min(1).max(6),
      /** Similarity to the nearest face with that bib, 0–100. */
      confidence: z.number().min(0).max(100),
    })
    .optional(),
});
export type FaceRecord = z.infer<typeof FaceRecord>;

/**
 * received: the original is in the bucket. processing: an execution runs. searchable: read and indexed. partial: shown, but
 * one analysis failed and will be tried again. rejected: not a photo, with a reason. dead-lettered: gave up, needs a person.
 */
export const Status = z.enum(["received", "processing", "searchable", "partial", "rejected", "dead-lettered"]);
export type Status = z.infer<typeof Status>;

const PartialReason = z.enum(["text-failed", "faces-failed"]);
export type PartialReason = z.infer<typeof PartialReason>;

/** `failed`: the last execution said why. `interrupted`: it never ended. `never-begun`: there was none. */
export const DeadLetter = z.object({
  reason: z.enum(["failed", "interrupted", "never-begun"]),
  /** The last execution's own words. */
  error: z.string().optional(),
  /** ISO 8601 UTC: when the message that was received too often was sent. */
  sentAt: z.string(),
  /** ISO 8601 UTC: when it was found among the dead letters. */
  noticedAt: z.string(),
});
export type DeadLetter = z.infer<typeof DeadLetter>;

/** A photo as the projection keeps it: one PHOTO item, from which its index rows follow. */
export const Info = z.object({
  organizerId: OrganizerId,
  eventId: EventId,
  photoId: PhotoId,
  /** Counts writes; the next write is accepted only on top of the one it has seen. */
  revision: z.number().int().nonnegative(),
  pipelineVersion: z.number().int().nonnegative(),
  status: Status,
  visibility: z.enum(["visible", "hidden", "taken-down"]),
  /** Executions started so far. */
  attempts: z.number().int().nonnegative(),
  /**
   * The execution that is at work and has not recorded. Only one at a time: two that delete and add the same faces would undo each
   * other. When it died, the photo is not done, whatever its status says: it may have left faces that should not be there.
   * `interruptedAt` is when that death was noticed: nothing is waited for any more, and nothing it records is taken.
   */
  execution: z
    .object({ attempt: z.number().int().positive(), startedAt: z.string(), interruptedAt: z.string().optional() })
    .optional(),
  /** How the latest execution failed, until one succeeds. For operators; runners never see it. */
  failure: z.object({ attempt: z.number().int().positive(), at: z.string(), error: z.string() }).optional(),
  /** Why the photo was given up on, while it is `dead-lettered`. */
  deadLetter: DeadLetter.optional(),
  rejectReason: z.enum(RejectReasons).optional(),
  partialReasons: z.array(PartialReason).default([]),
  /** ISO 8601 UTC: when a partial photo is tried again. */
  retryAt: z.string().optional(),
  contentHash: Sha256.optional(),
  fileName: z.string().max(255),
  /** bytes of the original */
  size: z.number().int().nonnegative(),
  photographerId: PhotographerId.optional(),
  /** The upload it came with, when it came from the desk. */
  batchId: z.uuid().optional(),
  uploadedAt: z.string(),
  updatedAt: z.string(),
  searchableAt: z.string().optional(),
  /** ISO 8601 UTC: when a person last said something about its bibs. */
  reviewedAt: z.string().optional(),
  /** ISO 8601 UTC with milliseconds. */
  captureTime: z.string().optional(),
  captureTimeSource: z.enum(["exif", "upload"]).optional(),
  /** ms that a person found the camera's clock to be behind; the capture time has them already. */
  clockShiftMs: z.number().int().optional(),
  /** Anonymous id of the camera body within the event; the serial number itself is never kept. */
  cameraId: z.string().optional(),
  /** px of the upright original */
  width: z.number().int().positive().optional(),
  height: z.number().int().positive().optional(),
  thumbhash: z.string().optional(),
  bibs: z.array(BibMatch).default([]),
  faces: z.array(FaceRecord).default([]),
  /** Whether faces were looked for; `failed` is never the same as "nobody here". */
  facesState: z.enum(["indexed", "skipped", "failed"]).default("skipped"),
});
export type Info = z.infer<typeof Info>;
