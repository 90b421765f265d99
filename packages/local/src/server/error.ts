/** An error of the emulated service, sent to the caller as AWS would send it. */
export class AwsError extends Error {
  override readonly name = "AwsError";
  /** The service's error code, e.g. `NoSuchKey`, as the SDK matches it. */
  readonly code: string;
  /** HTTP status of the answer. */
  readonly status: number;
  /** Further members of the error document, e.g. `{ Key }` or `CancellationReasons`. */
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(code: string, status: number, message: string, fields: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.fields = fields;
  }
}

/** The one answer for an operation or option the emulator does not have. Never a silent success. */
export function notImplemented(service: string, what: string): AwsError {
  return new AwsError(
    "NotImplemented",
    501,
    `The local ${service} does not implement ${what}. docs/LOCAL.md lists what it does.`,
  );
}
