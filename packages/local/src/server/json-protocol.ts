import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { AwsError, notImplemented } from "./error.ts";
import { listen, type RunningServer, readBody } from "./listen.ts";

/** One AWS operation: the parsed JSON request in, the JSON answer out. Throws {@link AwsError} for the service's errors. */
export type JsonOperation = (input: never, request: IncomingMessage) => unknown | Promise<unknown>;
export type JsonOperations = Readonly<Record<string, JsonOperation>>;

export interface JsonServiceOptions {
  /** Name used in messages, e.g. `SQS`. */
  readonly service: string;
  /** 0 picks a free port. */
  readonly port: number;
  /** `1.0` (SQS, Step Functions, DynamoDB) or `1.1` (Rekognition). */
  readonly version: "1.0" | "1.1";
  /** Prefix of `__type` in errors, e.g. `com.amazonaws.sqs#`. */
  readonly errorNamespace: string;
  readonly operations: JsonOperations;
  /** Largest request body, in bytes. */
  readonly bodyLimit: number;
  /** Told of every failure that is not an {@link AwsError}: a bug in the emulator. */
  readonly onBug: (error: unknown, operation: string) => void;
}

/** Serves the awsJson1_0 / awsJson1_1 protocol: `POST /` with the operation in `X-Amz-Target`. */
export function startJsonService(options: JsonServiceOptions): Promise<RunningServer> {
  return listen(options.port, (request, response) => {
    void answer(options, request, response);
  });
}

async function answer(options: JsonServiceOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const name = String(request.headers["x-amz-target"] ?? "")
    .split(".")
    .pop() as string;
  try {
    const operation = Object.hasOwn(options.operations, name) ? options.operations[name] : undefined;
    if (!operation) throw notImplemented(options.service, name || `${request.method} ${request.url}`);
    const input = parse(await readBody(request, options.bodyLimit));
    send(options, response, 200, await operation(input as never, request));
  } catch (error) {
    const known = toAwsError(error);
    if (!known) options.onBug(error, name);
    const { code, status, message, fields } = known ?? new AwsError("InternalFailure", 500, "The local server failed.");
    send(options, response, status, {
      __type: `${options.errorNamespace}${code}`,
      message,
      Message: message,
      ...fields,
    });
  }
}

function toAwsError(error: unknown): AwsError | undefined {
  if (error instanceof AwsError) return error;
  if (error instanceof RangeError) return new AwsError("RequestTooLarge", 413, error.message);
  return undefined;
}

function parse(body: Buffer): unknown {
  try {
    return body.length === 0 ? {} : JSON.parse(body.toString("utf8"));
  } catch (cause) {
    throw new AwsError("SerializationException", 400, `The request body is not JSON: ${String(cause)}`);
  }
}

function send(options: JsonServiceOptions, response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed || response.headersSent) return;
  const text = body === undefined ? "{}" : JSON.stringify(body);
  response.writeHead(status, {
    "content-type": `application/x-amz-json-${options.version}`,
    "content-length": Buffer.byteLength(text),
    "x-amzn-requestid": randomUUID(),
  });
  response.end(text);
}
