/**
 * Every failure a caller can act on, with the HTTP status the edge answers. `visible` codes carry words for the person;
 * the others are ours to fix and are shown as "something went wrong on our side".
 */
export const ERRORS = {
  "invalid-input": { status: 400, visible: true },
  "not-signed-in": { status: 401, visible: true },
  "not-allowed": { status: 403, visible: true },
  "consent-required": { status: 403, visible: true },
  "not-found": { status: 404, visible: true },
  conflict: { status: 409, visible: true },
  "too-large": { status: 413, visible: true },
  "rate-limited": { status: 429, visible: true },
  unavailable: { status: 503, visible: false },
} as const satisfies Record<string, { status: number; visible: boolean }>;
export type ErrorCode = keyof typeof ERRORS;

/** The one error class that crosses rooms. `message` is for logs and never holds personal data. */
export class SnapRaceError extends Error {
  override readonly name: string = "SnapRaceError";
  readonly code: ErrorCode;
  /** What exactly is wrong, by field, for `invalid-input`. */
  readonly fields: Readonly<Record<string, string>>;
  /** When to come back, for `rate-limited`. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; fields?: Readonly<Record<string, string>>; retryAfterSeconds?: number } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.fields = options.fields ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/**
 * A service asked us to slow down. The name is the contract: the state machine's `ErrorEquals: ["ThrottledError"]` retries
 * it with full jitter, and what is still throttled after that becomes a partial photo.
 */
export class ThrottledError extends SnapRaceError {
  override readonly name = "ThrottledError";

  constructor(service: string, cause: unknown) {
    super("unavailable", `${service} is throttling.`, { cause });
  }
}

export function isSnapRaceError(error: unknown, code?: ErrorCode): error is SnapRaceError {
  return error instanceof SnapRaceError && (code === undefined || error.code === code);
}
