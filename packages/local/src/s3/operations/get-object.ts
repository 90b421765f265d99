import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { AwsError } from "../../server/index.ts";
import { type Call, header, type Reply } from "../call.ts";
import { isUnchanged } from "../conditions.ts";
import { checksumHeaders, objectHeaders } from "../describe.ts";
import type { Entry } from "../entry.ts";

/** A signed URL may say how its answer is to be shown. */
const OVERRIDES = [
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-type",
  "expires",
];

export async function getObject(call: Call): Promise<Reply | undefined> {
  const entry = call.service.store.entry(call.bucket, call.key);
  const reply = describeObject(call, entry);
  if (reply.status >= 300) return reply;
  const { start, end } = reply.range;
  // Opened before the headers leave, so that a body that cannot be read is an error and not a cut-off answer.
  const file = await open(call.service.store.blobPath(entry.file));
  call.response.writeHead(reply.status, reply.headers);
  if (entry.size === 0) {
    await file.close();
    call.response.end();
    return undefined;
  }
  try {
    await pipeline(file.createReadStream({ start, end }), call.response);
  } catch (error) {
    if (!call.response.destroyed) throw error;
  }
  return undefined;
}

export function headObject(call: Call): Reply {
  const { status, headers } = describeObject(call, call.service.store.entry(call.bucket, call.key));
  return { status, headers };
}

interface Range {
  /** Bytes, both inclusive. */
  readonly start: number;
  readonly end: number;
}

function describeObject(call: Call, entry: Entry): { status: number; headers: Record<string, string>; range: Range } {
  const headers = objectHeaders(entry);
  const whole = { start: 0, end: Math.max(0, entry.size - 1) };
  if (isUnchanged(call, entry)) return { status: 304, headers, range: whole };
  for (const name of OVERRIDES) {
    const value = call.query.get(`response-${name}`);
    if (value !== null) headers[name] = value;
  }
  const range = parseRange(header(call, "range"), entry.size);
  if (!range) {
    if (header(call, "x-amz-checksum-mode")?.toUpperCase() === "ENABLED") {
      Object.assign(headers, checksumHeaders(entry.checksums));
    }
    headers["content-length"] = String(entry.size);
    return { status: 200, headers, range: whole };
  }
  headers["content-length"] = String(range.end - range.start + 1);
  headers["content-range"] = `bytes ${range.start}-${range.end}/${entry.size}`;
  return { status: 206, headers, range };
}

/**
 * @returns `undefined` for the whole object; S3 ignores a header it does not understand
 * @throws AwsError InvalidRange
 */
function parseRange(text: string | undefined, size: number): Range | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(text ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return undefined;
  const [first, last] = [match[1]!, match[2]!];
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== "" && last !== "" && Number(last) < start) return undefined;
  if (start >= size || (first === "" && Number(last) === 0)) {
    const fields = { RangeRequested: text, ActualObjectSize: size };
    throw new AwsError("InvalidRange", 416, "The requested range is not satisfiable", fields);
  }
  return { start, end };
}
