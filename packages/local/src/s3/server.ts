import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { AwsError, listen, type RunningServer } from "../server/index.ts";
import type { Reply, Service } from "./call.ts";
import { corsHeaders, preflight } from "./cors.ts";
import { message } from "./notification.ts";
import { parsePath } from "./path.ts";
import { route } from "./route.ts";
import { type Credentials, verifySignature } from "./sigv4.ts";
import { Store } from "./store.ts";
import { toXml } from "./xml.ts";

export interface S3Options {
  /** 0 picks a free port. */
  readonly port: number;
  /** Folder that holds everything; nothing outside it is ever read or written. */
  readonly root: string;
  readonly region: string;
  readonly credentials: Credentials;
  /** ms since the epoch */
  readonly clock: { now(): number };
  /** Puts an event message into a queue. A failure is tried again until it works. */
  readonly notify: (queueArn: string, body: string) => Promise<void>;
  readonly onBug: (error: unknown, operation: string) => void;
}

const RETRY_NOTIFY_MS = 1000;

/**
 * S3 on loopback, path style, durable: an acknowledged object survives a kill together with the event it owes. Every request
 * but a preflight must be signed.
 */
export async function startS3(options: S3Options): Promise<RunningServer> {
  const store = new Store(options.root);
  const tell = teller(options, store);
  const service: Service = { store, region: options.region, now: () => options.clock.now(), tell };
  const server = await listen(options.port, (request, response) => {
    void answer(options, service, request, response);
  });
  // Events that were owed when the process died.
  for (const bucket of store.buckets.values()) {
    for (const entry of bucket.objects.values()) if (entry.pending) await tell(bucket.name, entry.key);
  }
  return {
    ...server,
    async close() {
      await server.close();
      store.close();
    },
  };
}

function teller(options: S3Options, store: Store): Service["tell"] {
  return async function tell(bucketName, key) {
    const bucket = store.buckets.get(bucketName);
    const entry = bucket?.objects.get(key);
    if (!bucket || !entry?.pending) return;
    try {
      for (const arn of entry.pending.arns) await options.notify(arn, message(bucket, entry, arn, options.region));
      store.change({ type: "notified", bucket: bucketName, key, sequencer: entry.sequencer });
    } catch (error) {
      options.onBug(error, "notification");
      setTimeout(() => void tell(bucketName, key), RETRY_NOTIFY_MS).unref();
    }
  };
}

async function answer(
  options: S3Options,
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomBytes(8).toString("hex").toUpperCase();
  response.setHeader("x-amz-request-id", requestId);
  const path = (request.url ?? "/").split("?", 1)[0]!;
  try {
    const reply = await perform(options, service, request, response, path);
    if (reply) send(request, response, reply);
  } catch (error) {
    const known = error instanceof AwsError ? error : undefined;
    if (!known) options.onBug(error, `${request.method} ${path}`);
    const fault = known ?? new AwsError("InternalError", 500, "We encountered an internal error. Please try again.");
    const fields = Object.fromEntries(Object.entries(fault.fields).map(([name, value]) => [name, String(value)]));
    const document = { Code: fault.code, Message: fault.message, ...fields, Resource: path, RequestId: requestId };
    send(request, response, { status: fault.status, xml: toXml("Error", document) });
  }
}

async function perform(
  options: S3Options,
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<Reply | undefined> {
  const method = request.method ?? "";
  const url = new URL(request.url ?? "/", "http://s3");
  const { bucket, key } = parsePath(path, url);
  const rules = service.store.buckets.get(bucket)?.cors ?? [];
  if (method === "OPTIONS") return preflight(request, rules);
  for (const [name, value] of Object.entries(corsHeaders(request, rules))) response.setHeader(name, value);
  verifySignature(request, url, options.credentials, options.clock.now());
  takeHoisted(request, url.searchParams);
  const target = key !== "" ? "object" : bucket !== "" ? "bucket" : "service";
  const { operation } = route(target, method, url.searchParams, request.headers["x-amz-copy-source"] !== undefined);
  return operation({ service, request, response, query: url.searchParams, bucket, key, resource: path });
}

/** A signed URL may carry headers as parameters, which its signature covers like any other. */
function takeHoisted(request: IncomingMessage, query: URLSearchParams): void {
  for (const [name, value] of query) if (name.startsWith("x-amz-")) request.headers[name] ??= value;
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, xml }: Reply): void {
  // A sender that is still sending must be able to finish, or it would see a broken pipe instead of the answer.
  request.resume();
  if (response.destroyed) return;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const isEmpty = xml === undefined || request.method === "HEAD" || status === 304;
  const body = isEmpty ? undefined : xml;
  response.writeHead(status, {
    ...headers,
    ...(body !== undefined && { "content-type": "application/xml" }),
    ...(request.method !== "HEAD" &&
      status !== 204 &&
      status !== 304 && {
        "content-length": Buffer.byteLength(body ?? ""),
      }),
  });
  response.end(body);
}
