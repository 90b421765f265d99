import type { Checked } from "@snaprace/core/upload/check";
import type { SignedUpload } from "@snaprace/core/upload/sign";
import type { FileState } from "@snaprace/core/upload/states";
import { deskPaths } from "../paths.ts";
import type { BatchView } from "./load-batches.ts";

/** An answer of the desk's API that is not the one asked for. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** Stable code of the problem, e.g. `not-signed-in`. */
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: string, retryAfterSeconds?: number) {
    super(`The API answered ${code}.`);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** ms after which an answer is no longer waited for. */
const PATIENCE_MS = 60_000;

export interface NewFile {
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly sha256: string;
}

/* All throw ApiError, and TypeError when the network fails. */

export async function checkFiles(eventId: string, hashes: readonly string[]): Promise<Checked[]> {
  return (await call<{ files: Checked[] }>("POST", deskPaths.api.uploadCheck(eventId), { hashes })).files;
}

export async function startBatch(
  eventId: string,
  batch: { readonly batchId: string; readonly photographerId: string; readonly files: number },
): Promise<void> {
  const { photographerId, ...rest } = batch;
  await call("POST", deskPaths.api.batches(eventId), { ...rest, ...(photographerId && { photographerId }) });
}

export async function reportProgress(eventId: string, batchId: string, sent: number): Promise<void> {
  await call("PATCH", deskPaths.api.batches(eventId), { batchId, sent });
}

export async function fetchBatches(eventId: string): Promise<BatchView[]> {
  return (await call<{ batches: BatchView[] }>("GET", deskPaths.api.batches(eventId))).batches;
}

export async function undoBatchStep(
  eventId: string,
  input: { readonly batchId: string; readonly action: "undo" | "restore"; readonly cursor?: string | undefined },
): Promise<{ readonly photos: number; readonly next?: string }> {
  return call("POST", deskPaths.api.undoBatch(eventId), input);
}

export async function signUploads(
  eventId: string,
  batchId: string,
  files: readonly NewFile[],
): Promise<SignedUpload[]> {
  return (await call<{ uploads: SignedUpload[] }>("POST", deskPaths.api.uploads(eventId), { batchId, files })).uploads;
}

export async function fetchStates(eventId: string, photoIds: readonly string[]): Promise<FileState[]> {
  return (await call<{ states: FileState[] }>("POST", deskPaths.api.states(eventId), { photoIds })).states;
}

async function call<Answer>(method: string, url: string, body?: object): Promise<Answer> {
  const response = await fetch(url, {
    method,
    // A request that a sleeping laptop took with it is never answered, and nobody else would notice.
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new TypeError("No answer.", { cause });
  });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer as Answer;
  const { code = "internal" } = answer as { code?: string };
  const retryAfter = Number(response.headers.get("retry-after"));
  throw new ApiError(code, retryAfter > 0 ? retryAfter : undefined);
}
