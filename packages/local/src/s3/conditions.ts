import { AwsError } from "../server/index.ts";
import { type Call, header } from "./call.ts";
import type { Entry } from "./entry.ts";

/**
 * Write conditions: `If-None-Match: *` makes a PUT write-once.
 * @throws AwsError PreconditionFailed, NoSuchKey, NotImplemented
 */
export function checkWrite(call: Call, existing: Entry | undefined): void {
  const noneMatch = header(call, "if-none-match");
  if (noneMatch !== undefined && noneMatch !== "*") {
    throw new AwsError("NotImplemented", 501, "A header you provided implies functionality that is not implemented");
  }
  if (noneMatch === "*" && existing) throw failed("If-None-Match");
  const match = header(call, "if-match");
  if (match === undefined) return;
  if (!existing) throw new AwsError("NoSuchKey", 404, "The specified key does not exist.", { Key: call.key });
  if (!includes(match, existing.etag)) throw failed("If-Match");
}

/**
 * Read conditions, in the order of RFC 9110, 13.2.2.
 * @returns whether the reader already has this very object (304)
 * @throws AwsError PreconditionFailed
 */
export function isUnchanged(call: Call, entry: Entry): boolean {
  const modified = Math.floor(entry.lastModified / 1000) * 1000;
  const match = header(call, "if-match");
  if (match !== undefined && !includes(match, entry.etag)) throw failed("If-Match");
  const unmodifiedSince = Date.parse(header(call, "if-unmodified-since") ?? "");
  if (match === undefined && modified > unmodifiedSince) throw failed("If-Unmodified-Since");
  const noneMatch = header(call, "if-none-match");
  if (noneMatch !== undefined) return includes(noneMatch, entry.etag);
  return modified <= Date.parse(header(call, "if-modified-since") ?? "");
}

function includes(list: string, etag: string): boolean {
  return list.split(",").some((item) => ["*", etag, `"${etag}"`].includes(item.trim()));
}

function failed(condition: string): AwsError {
  const message = "At least one of the pre-conditions you specified did not hold";
  return new AwsError("PreconditionFailed", 412, message, { Condition: condition });
}
