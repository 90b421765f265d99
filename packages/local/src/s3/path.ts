import { AwsError } from "../server/index.ts";

const MAX_KEY_BYTES = 1024;

/**
 * Bucket and key of a request's path.
 * @param path as it was sent, without its query
 * @param url the same, parsed
 * @throws AwsError InvalidURI, KeyTooLongError
 */
export function parsePath(path: string, url: URL): { bucket: string; key: string } {
  const invalid = new AwsError("InvalidURI", 400, "Couldn't parse the specified URI.");
  // The URL parser resolves dot segments; what would be signed is not what would be served.
  if (url.pathname !== path) throw invalid;
  const slash = path.indexOf("/", 1);
  const bucket = slash < 0 ? path.slice(1) : path.slice(1, slash);
  let key: string;
  try {
    key = slash < 0 ? "" : decodeURIComponent(path.slice(slash + 1));
  } catch {
    throw invalid;
  }
  if (key.includes("\0")) throw invalid;
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) {
    const fields = { Size: Buffer.byteLength(key), MaxSizeAllowed: MAX_KEY_BYTES };
    throw new AwsError("KeyTooLongError", 400, "Your key is too long", fields);
  }
  return { bucket, key };
}
