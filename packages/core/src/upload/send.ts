import type { SignedPut } from "../port/index.ts";

/** `already-here`: these very bytes were uploaded before; their key is their hash, so nothing is left to do. */
export type SendResult = "sent" | "already-here";

/** A PUT that the bucket refused for a reason that trying again does not change. */
export class UploadRefused extends Error {
  override readonly name = "UploadRefused";
  /** S3's error code, e.g. `SignatureDoesNotMatch`. */
  readonly code: string;

  constructor(status: number, code: string) {
    super(`The bucket refused the upload: ${code} (${status}).`);
    this.code = code;
  }
}

interface SendOptions {
  /** Attempts for failures of the network or the bucket. */
  readonly maxAttempts?: number;
  /** Waits before the next attempt; the default is full jitter up to 10 s. */
  readonly pause?: (attempt: number) => Promise<void>;
  readonly signal?: AbortSignal;
}

const MAX_ATTEMPTS = 5;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Sends a file with its signed PUT, trying again when the network or the bucket fails.
 * @throws UploadRefused when the bucket says no; the last failure when all attempts are used up
 */
export async function send(
  put: SignedPut,
  body: Blob | Uint8Array<ArrayBuffer>,
  options: SendOptions = {},
): Promise<SendResult> {
  const { maxAttempts = MAX_ATTEMPTS, pause = jitter, signal } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(put, body, signal);
    } catch (error) {
      if (error instanceof UploadRefused || signal?.aborted || attempt === maxAttempts) throw error;
      await pause(attempt);
    }
  }
}

async function attemptOnce(
  put: SignedPut,
  body: Blob | Uint8Array<ArrayBuffer>,
  signal: AbortSignal | undefined,
): Promise<SendResult> {
  const response = await fetch(put.url, { method: "PUT", headers: put.headers, body, ...(signal && { signal }) });
  if (response.ok) return "sent";
  if (response.status === 412) return "already-here";
  const code = /<Code>([^<]+)<\/Code>/.exec(await response.text())?.[1] ?? "Unknown";
  // 409: two of us write the same bytes at this moment; one of us wins, and the next try learns so.
  if (response.status >= 500 || response.status === 409 || response.status === 429) {
    throw new Error(`The bucket answered ${response.status} (${code}).`);
  }
  throw new UploadRefused(response.status, code);
}

function jitter(attempt: number): Promise<void> {
  const ms = Math.random() * Math.min(LONGEST_PAUSE_MS, 500 * 2 ** attempt);
  return new Promise((resolve) => setTimeout(resolve, ms));
}
