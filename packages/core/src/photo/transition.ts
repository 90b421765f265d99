import type { RejectReason } from "../image/limits.ts";
import { functions } from "../topology/functions.ts";
import { EXECUTION_TIMEOUT_SECONDS } from "../topology/workflow.ts";
import { type BibMatch, type FaceRecord, type Info, type PartialReason, PIPELINE_VERSION } from "./info.ts";

/** How a photo came to us: all that is known before its pixels are read. */
export interface Arrival {
  readonly organizerId: string;
  readonly eventId: string;
  readonly photoId: string;
  readonly fileName: string;
  /** bytes */
  readonly size: number;
  readonly photographerId: string | undefined;
  readonly batchId?: string | undefined;
  /** ISO 8601 UTC */
  readonly uploadedAt: string;
}

/** Everything one execution found out about a photo. */
export interface Reading {
  readonly contentHash: string;
  readonly width: number;
  readonly height: number;
  readonly thumbhash: string;
  readonly captureTime: string;
  readonly captureTimeSource: "exif" | "upload";
  readonly cameraId: string | undefined;
  readonly bibs: readonly BibMatch[];
  readonly faces: readonly FaceRecord[];
  readonly facesState: Info["facesState"];
  readonly partialReasons: readonly PartialReason[];
}

/** ms that the last function an execution called may outlive it. */
const LAST_FUNCTION_MS = 1000 * Math.max(functions.DetectText.timeoutSeconds, functions.IndexFaces.timeoutSeconds);
/** ms after which an execution has ended for sure. */
const LEASE_MS = 1000 * EXECUTION_TIMEOUT_SECONDS + LAST_FUNCTION_MS;
/** An error is kept for people to read, not for its stack. */
const MAX_ERROR_LENGTH = 300;

const RETRY_MINUTES = [1, 5, 15, 60, 240] as const;

/** An execution starts. A photo that already has a result keeps showing it until the new one replaces it. */
export function begin(previous: Info | undefined, arrival: Arrival, now: Date): Info {
  const updatedAt = now.toISOString();
  const attempt = (previous?.attempts ?? 0) + 1;
  const execution = { attempt, startedAt: updatedAt };
  if (previous) {
    const settled = previous.status === "searchable" || previous.status === "partial";
    return {
      ...previous,
      revision: previous.revision + 1,
      attempts: attempt,
      execution,
      deadLetter: undefined,
      status: settled ? previous.status : "processing",
      updatedAt,
    };
  }
  return { ...unread(arrival, updatedAt), status: "processing", attempts: attempt, execution };
}

/** A photo of which nothing is known but that it arrived. */
export function unread(arrival: Arrival, updatedAt: string): Info {
  return {
    ...arrival,
    photographerId: arrival.photographerId,
    revision: 1,
    pipelineVersion: PIPELINE_VERSION,
    status: "received",
    visibility: "visible",
    attempts: 0,
    partialReasons: [],
    updatedAt,
    bibs: [],
    faces: [],
    facesState: "skipped",
  };
}

/** An execution ended without a result. What it called last may still be at work. */
export function failed(previous: Info, attempt: number, error: string, now: Date): Info {
  const at = now.toISOString();
  return {
    ...previous,
    revision: previous.revision + 1,
    failure: { attempt, at, error: error.slice(0, MAX_ERROR_LENGTH) },
    updatedAt: at,
  };
}

/** Its batch was taken back before an execution read the photo: it is kept out of sight, and nothing of it is looked at. */
export function withheld(previous: Info, now: Date): Info {
  return {
    ...previous,
    revision: previous.revision + 1,
    execution: undefined,
    status: previous.status === "processing" ? "received" : previous.status,
    visibility: previous.visibility === "hidden" ? "hidden" : "taken-down",
    updatedAt: now.toISOString(),
  };
}

/** The execution at work died together with everything it could have called: the next one need not wait for it. */
export function interrupted(previous: Info, now: Date): Info {
  const at = now.toISOString();
  return {
    ...previous,
    revision: previous.revision + 1,
    execution: previous.execution && { ...previous.execution, interruptedAt: at },
    updatedAt: at,
  };
}

/**
 * The photo's message was received too often and nobody is at work on it: without a person, it stays unread.
 * @param previous must be {@link isStuck}
 * @param sentAt ISO 8601 UTC: when the message was sent
 */
export function deadLettered(previous: Info | undefined, arrival: Arrival, sentAt: string, now: Date): Info {
  const noticedAt = now.toISOString();
  const { attempts = 0, failure } = previous ?? {};
  const error = failure?.attempt === attempts ? failure.error : undefined;
  const interrupted = attempts > 0 ? "interrupted" : "never-begun";
  const base = previous ? { ...previous, revision: previous.revision + 1 } : unread(arrival, noticedAt);
  return {
    ...base,
    status: "dead-lettered",
    deadLetter: { reason: error === undefined ? interrupted : "failed", error, sentAt, noticedAt },
    updatedAt: noticedAt,
  };
}

/** Not read, and nobody is at work on it. A photo with a result keeps showing it, whatever becomes of a later message. */
export function isStuck(photo: Info | undefined, now: Date): boolean {
  if (!photo) return true;
  return (photo.status === "received" || photo.status === "processing") && busyMs(photo, now) === 0;
}

/** The file is no photo. It stays rejected with its reason until the same bytes are processed by a newer pipeline. */
export function rejected(previous: Info, reason: RejectReason, now: Date): Info {
  return {
    ...previous,
    execution: undefined,
    failure: undefined,
    deadLetter: undefined,
    revision: previous.revision + 1,
    pipelineVersion: PIPELINE_VERSION,
    status: "rejected",
    rejectReason: reason,
    partialReasons: [],
    retryAt: undefined,
    updatedAt: now.toISOString(),
  };
}

/**
 * The execution's result. With a failed analysis the photo is `partial`: it keeps what an earlier run of that analysis
 * found and is tried again later. A takedown survives, and so does every correction a person made.
 */
export function recorded(previous: Info, reading: Reading, now: Date): Info {
  const partial = reading.partialReasons.length > 0;
  const updatedAt = now.toISOString();
  const { bibs, faces, partialReasons, ...facts } = reading;
  const keptFaces = reading.facesState === "failed" ? previous.faces : [...faces];
  return {
    ...previous,
    ...facts,
    execution: undefined,
    failure: undefined,
    deadLetter: undefined,
    captureTime: corrected(reading, previous.clockShiftMs),
    revision: previous.revision + 1,
    pipelineVersion: PIPELINE_VERSION,
    status: partial ? "partial" : "searchable",
    rejectReason: undefined,
    partialReasons: [...partialReasons],
    retryAt: partial ? retryAt(previous.attempts, now) : undefined,
    updatedAt,
    searchableAt: partial ? previous.searchableAt : (previous.searchableAt ?? updatedAt),
    bibs: mergeBibs(previous.bibs, bibs, partialReasons.includes("text-failed")),
    faces: keptFaces,
  };
}

/** A photo whose result stands: nobody is at work on it and it need not be read again. */
export function isDone(photo: Info): boolean {
  const settled = photo.status === "searchable" || photo.status === "rejected";
  return settled && photo.pipelineVersion >= PIPELINE_VERSION && photo.execution === undefined;
}

/** ms for which an execution may still be at work on the photo; 0 when there is none. */
export function busyMs(photo: Info, now: Date): number {
  if (!photo.execution || photo.execution.interruptedAt !== undefined) return 0;
  const { attempt, startedAt } = photo.execution;
  const latest = Date.parse(startedAt) + LEASE_MS;
  const ended = photo.failure?.attempt === attempt ? Date.parse(photo.failure.at) + LAST_FUNCTION_MS : latest;
  return Math.max(0, Math.min(ended, latest) - now.getTime());
}

/** A partial photo is about to be tried again: should that get lost, it is due again later. */
export function postponed(previous: Info, now: Date): Info {
  return {
    ...previous,
    revision: previous.revision + 1,
    retryAt: retryAt(previous.attempts + 1, now),
    updatedAt: now.toISOString(),
  };
}

/** What the camera wrote, put right by what a person found out about its clock. */
function corrected({ captureTime, captureTimeSource }: Reading, clockShiftMs = 0): string {
  if (captureTimeSource !== "exif") return captureTime;
  return new Date(Date.parse(captureTime) + clockShiftMs).toISOString();
}

/** A person's word about a bib stands whatever the machine says now; the machine's old words go unless it failed. */
function mergeBibs(before: readonly BibMatch[], read: readonly BibMatch[], textFailed: boolean): BibMatch[] {
  const manual = before.filter((match) => match.source === "manual");
  const machine = textFailed ? before.filter((match) => match.source !== "manual") : read;
  const decided = new Set(manual.map((match) => match.bib));
  return [...manual, ...machine.filter((match) => !decided.has(match.bib))];
}

function retryAt(attempts: number, now: Date): string {
  const minutes = RETRY_MINUTES[Math.min(attempts, RETRY_MINUTES.length) - 1] ?? RETRY_MINUTES[0];
  return new Date(now.getTime() + minutes * 60_000).toISOString();
}
