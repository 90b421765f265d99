import { AwsError } from "../../server/index.ts";
import type { Call, Reply } from "../call.ts";
import type { Bucket } from "../entry.ts";
import { encode } from "../sigv4.ts";
import { toXml } from "../xml.ts";

const MAX_KEYS = 1000;

export function listObjectsV2({ service, bucket: name, query }: Call): Reply {
  const bucket = service.store.bucket(name);
  const wish = {
    prefix: query.get("prefix") ?? "",
    delimiter: query.get("delimiter") ?? "",
    after: position(query.get("continuation-token")) ?? query.get("start-after") ?? "",
    maxKeys: maxKeys(query.get("max-keys")),
  };
  const page = list(bucket, wish);
  const write = encoder(query.get("encoding-type"));
  const Contents = page.keys.map((key) => {
    const entry = bucket.objects.get(key)!;
    const LastModified = new Date(entry.lastModified).toISOString();
    return { Key: write(key), LastModified, ETag: `"${entry.etag}"`, Size: entry.size, StorageClass: "STANDARD" };
  });
  const body = {
    Name: name,
    Prefix: write(wish.prefix),
    Delimiter: wish.delimiter === "" ? undefined : write(wish.delimiter),
    StartAfter: query.has("start-after") ? write(query.get("start-after")!) : undefined,
    ContinuationToken: query.get("continuation-token") ?? undefined,
    NextContinuationToken: page.last === undefined ? undefined : Buffer.from(page.last).toString("base64url"),
    MaxKeys: wish.maxKeys,
    KeyCount: page.keys.length + page.prefixes.length,
    EncodingType: query.get("encoding-type") ?? undefined,
    IsTruncated: page.last !== undefined,
    Contents,
    CommonPrefixes: page.prefixes.map((Prefix) => ({ Prefix: write(Prefix) })),
  };
  return { status: 200, xml: toXml("ListBucketResult", body) };
}

interface Wish {
  readonly prefix: string;
  readonly delimiter: string;
  /** Key or common prefix that the page begins after. */
  readonly after: string;
  readonly maxKeys: number;
}

interface Page {
  readonly keys: string[];
  readonly prefixes: string[];
  /** Last key or common prefix of the page when there is more. */
  readonly last: string | undefined;
}

function list(bucket: Bucket, { prefix, delimiter, after, maxKeys }: Wish): Page {
  const page = { keys: [] as string[], prefixes: [] as string[] };
  let last: string | undefined;
  bucket.sorted ??= [...bucket.objects.keys()].sort(byUtf8);
  for (let index = firstFrom(bucket.sorted, after > prefix ? after : prefix); index < bucket.sorted.length; index++) {
    const key = bucket.sorted[index]!;
    if (!key.startsWith(prefix)) break;
    const end = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
    const common = end < 0 ? undefined : key.slice(0, end + delimiter.length);
    const item = common ?? key;
    if (item === last || (after !== "" && byUtf8(item, after) <= 0)) continue;
    if (page.keys.length + page.prefixes.length === maxKeys) return { ...page, last: maxKeys === 0 ? undefined : last };
    if (common === undefined) page.keys.push(key);
    else page.prefixes.push(common);
    last = item;
  }
  return { ...page, last: undefined };
}

/** Index of the first key that is not before the text. */
function firstFrom(sorted: readonly string[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byUtf8(sorted[middle]!, text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** S3's order. JavaScript's own differs beyond the basic plane only. */
export function byUtf8(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function position(token: string | null): string | undefined {
  if (token === null) return undefined;
  const text = Buffer.from(token, "base64url").toString("utf8");
  if (Buffer.from(text).toString("base64url") !== token || text === "") {
    throw new AwsError("InvalidArgument", 400, "The continuation token provided is incorrect");
  }
  return text;
}

function maxKeys(text: string | null): number {
  if (text === null) return MAX_KEYS;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) {
    throw new AwsError("InvalidArgument", 400, "Provided max-keys not an integer or within integer range");
  }
  return Math.min(number, MAX_KEYS);
}

function encoder(type: string | null): (text: string) => string {
  if (type === null) return (text) => text;
  if (type !== "url") throw new AwsError("InvalidArgument", 400, "Invalid Encoding Method specified in Request");
  return (text) => text.split("/").map(encode).join("/");
}
