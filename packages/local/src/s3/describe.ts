import { AwsError, notImplemented } from "../server/index.ts";
import type { Call } from "./call.ts";
import type { Described, Entry } from "./entry.ts";

const KEPT_HEADERS = ["cache-control", "content-disposition", "content-encoding", "content-language", "expires"];
const META = "x-amz-meta-";
const MAX_METADATA_BYTES = 2048;
const MAX_TAGS = 10;
const MAX_TAG_KEY = 128;
const MAX_TAG_VALUE = 256;

/** Wishes about an object that we would silently ignore. */
const REFUSED = /^x-amz-(acl|grant-|server-side-encryption|storage-class|object-lock|website-redirect-location)/;

/**
 * What a request says about the object it makes.
 * @throws AwsError MetadataTooLarge, InvalidTag, NotImplemented
 */
export function describe(call: Call): Described {
  const headers: Record<string, string> = {};
  const metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(call.request.headers)) {
    if (REFUSED.test(name)) throw notImplemented("S3", `the header ${name}`);
    if (name.startsWith(META)) metadata[name.slice(META.length)] = String(value);
    if (KEPT_HEADERS.includes(name)) headers[name] = String(value);
  }
  const encoding = headers["content-encoding"]
    ?.split(",")
    .map((text) => text.trim())
    .filter((text) => text !== "aws-chunked")
    .join(",");
  if (encoding) headers["content-encoding"] = encoding;
  else delete headers["content-encoding"];
  const bytes = Object.entries(metadata).reduce(
    (sum, [name, value]) => sum + name.length + Buffer.byteLength(value),
    0,
  );
  if (bytes > MAX_METADATA_BYTES) {
    throw new AwsError("MetadataTooLarge", 400, "Your metadata headers exceed the maximum allowed metadata size");
  }
  const tagging = call.request.headers["x-amz-tagging"];
  const contentType = call.request.headers["content-type"] ?? "binary/octet-stream";
  return { contentType, headers, metadata, tags: checkTags([...new URLSearchParams(String(tagging ?? ""))]) };
}

/** @throws AwsError InvalidTag, BadRequest */
export function checkTags(tags: [string, string][]): Entry["tags"] {
  if (tags.length > MAX_TAGS) throw new AwsError("BadRequest", 400, "Object tags cannot be greater than 10");
  if (new Set(tags.map(([key]) => key)).size < tags.length) {
    throw new AwsError("InvalidTag", 400, "Cannot provide multiple Tags with the same key");
  }
  for (const [key, value] of tags) {
    if (key.length === 0 || key.length > MAX_TAG_KEY) {
      throw new AwsError("InvalidTag", 400, "The TagKey you have provided is invalid");
    }
    if (value.length > MAX_TAG_VALUE)
      throw new AwsError("InvalidTag", 400, "The TagValue you have provided is invalid");
  }
  return tags;
}

/** Headers of an object, as GET and HEAD answer them. */
export function objectHeaders(entry: Entry): Record<string, string> {
  const headers: Record<string, string> = {
    ...entry.headers,
    "accept-ranges": "bytes",
    "content-type": entry.contentType,
    etag: `"${entry.etag}"`,
    "last-modified": new Date(entry.lastModified).toUTCString(),
  };
  for (const [name, value] of Object.entries(entry.metadata)) headers[`${META}${name}`] = value;
  if (entry.tags.length > 0) headers["x-amz-tagging-count"] = String(entry.tags.length);
  return headers;
}

export function checksumHeaders(checksums: Entry["checksums"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(checksums).map(([algorithm, value]) => [`x-amz-checksum-${algorithm}`, value]),
  );
}
