import type { IncomingMessage, ServerResponse } from "node:http";
import type { Store } from "./store.ts";

/** What every operation may use. */
export interface Service {
  readonly store: Store;
  readonly region: string;
  /** ms since the epoch */
  now(): number;
  /** Tells the queues that wait for this object; what could not be told is told later. */
  tell(bucket: string, key: string): Promise<void>;
}

/** One request, its signature already verified. */
export interface Call {
  readonly service: Service;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  /** Empty for the service itself. */
  readonly bucket: string;
  /** Empty for the bucket itself. */
  readonly key: string;
  /** The path as it was sent, for messages. */
  readonly resource: string;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An XML document. */
  readonly xml?: string;
}

/** @returns nothing when the operation has written the response itself */
export type Operation = (call: Call) => Promise<Reply | undefined> | Reply;

export function header(call: Call, name: string): string | undefined {
  const value = call.request.headers[name];
  return typeof value === "string" ? value : undefined;
}
