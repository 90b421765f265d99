import type { IncomingMessage, ServerResponse } from "node:http";
import { AwsError, listen, notImplemented, type RunningServer, readBody } from "../server/index.ts";
import { OPERATIONS, type Operation } from "./operations.ts";
import { KeyValueStore } from "./store.ts";

export interface KeyValueStoreOptions {
  /** 0 picks a free port. */
  readonly port: number;
  /** Holds the journal. */
  readonly directory: string;
  /** The one store this server has. */
  readonly arn: string;
  /** ms since the epoch */
  readonly clock: { now(): number };
  readonly onBug: (error: unknown, operation: string) => void;
}

export interface RunningKeyValueStore extends RunningServer {
  /** Reads as a CloudFront function does. */
  get(key: string): string | undefined;
}

const BODY_LIMIT = 3_000_000;

/** CloudFront KeyValueStore (its data plane) on loopback, durable. */
export async function startKeyValueStore(options: KeyValueStoreOptions): Promise<RunningKeyValueStore> {
  const store = new KeyValueStore(options.directory, options.clock.now());
  const server = await listen(options.port, (request, response) => {
    void answer(options, store, request, response);
  });
  return {
    ...server,
    get: (key) => store.pairs.get(key),
    async close() {
      await server.close();
      store.close();
    },
  };
}

async function answer(
  options: KeyValueStoreOptions,
  store: KeyValueStore,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { operation, key, query } = route(options, request);
    const body = await readBody(request, BODY_LIMIT);
    const input = body.length === 0 ? {} : parse(body);
    const ifMatch = request.headers["if-match"];
    const reply = operation({ store, arn: options.arn, key, query, input, ifMatch, now: options.clock.now() });
    send(response, 200, reply, { etag: store.etag });
  } catch (error) {
    const known = error instanceof AwsError ? error : undefined;
    if (!known) options.onBug(error, `${request.method} ${request.url}`);
    const { code, status, message } = known ?? new AwsError("InternalServerException", 500, "The local server failed.");
    send(response, status, { Message: message }, { "x-amzn-errortype": code });
  }
}

function route(
  { arn }: KeyValueStoreOptions,
  request: IncomingMessage,
): { operation: Operation; key: string; query: URLSearchParams } {
  const url = new URL(request.url ?? "/", "http://key-value-store");
  const [root, named, keys, key] = url.pathname.split("/").slice(1).map(decodeURIComponent);
  const shape = [request.method, root, keys === undefined ? "" : "keys", key === undefined ? "" : "key"]
    .join(" ")
    .trim();
  const operation = OPERATIONS[shape];
  if (!operation || (keys !== undefined && keys !== "keys"))
    throw notImplemented("KeyValueStore", `${request.method} ${url.pathname}`);
  if (named !== arn) throw new AwsError("ResourceNotFoundException", 404, `No key value store ${named}.`);
  return { operation: operation.run, key: key ?? "", query: url.searchParams };
}

function parse(body: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(body.toString("utf8")) as Record<string, unknown>;
  } catch {
    throw new AwsError("ValidationException", 400, "The request body is not JSON.");
  }
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string>): void {
  if (response.destroyed) return;
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}
