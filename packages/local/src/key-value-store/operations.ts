import { AwsError } from "../server/index.ts";
import type { KeyValueStore } from "./store.ts";

interface Call {
  readonly store: KeyValueStore;
  readonly arn: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly input: Record<string, unknown>;
  readonly ifMatch: string | undefined;
  /** ms since the epoch */
  readonly now: number;
}

export type Operation = (call: Call) => object;

const PAGE_SIZE = 10;
const MAX_PAGE_SIZE = 50;

/** By method and shape of the path. */
export const OPERATIONS: Readonly<Record<string, { readonly name: string; readonly run: Operation }>> = {
  "GET key-value-stores": { name: "DescribeKeyValueStore", run: describe },
  "GET key-value-stores keys key": { name: "GetKey", run: getKey },
  "GET key-value-stores keys": { name: "ListKeys", run: listKeys },
  "PUT key-value-stores keys key": { name: "PutKey", run: putKey },
  "DELETE key-value-stores keys key": { name: "DeleteKey", run: deleteKey },
  "POST key-value-stores keys": { name: "UpdateKeys", run: updateKeys },
};

export const SUPPORTED: readonly string[] = Object.values(OPERATIONS).map(({ name }) => name);

function describe({ store, arn }: Call): object {
  const LastModified = store.lastModified / 1000;
  return { ...totals(store), KvsARN: arn, Created: LastModified, LastModified, Status: "READY" };
}

function getKey({ store, key }: Call): object {
  return { Key: key, Value: existing(store, key), ...totals(store) };
}

function listKeys({ store, query }: Call): object {
  const limit = Math.min(Number(query.get("MaxResults") ?? PAGE_SIZE), MAX_PAGE_SIZE);
  const after = Buffer.from(query.get("NextToken") ?? "", "base64url").toString("utf8");
  const keys = [...store.pairs.keys()].sort().filter((key) => key > after);
  const Items = keys.slice(0, limit).map((Key) => ({ Key, Value: store.pairs.get(Key) }));
  const NextToken = keys.length > limit ? Buffer.from(keys[limit - 1]!).toString("base64url") : undefined;
  return { Items, NextToken };
}

function putKey({ store, key, input, ifMatch, now }: Call): object {
  if (typeof input.Value !== "string") throw invalid("Value is missing.");
  store.write([{ type: "put", key, value: input.Value }], ifMatch, now);
  return totals(store);
}

function deleteKey({ store, key, ifMatch, now }: Call): object {
  existing(store, key);
  store.write([{ type: "delete", key }], ifMatch, now);
  return totals(store);
}

function updateKeys({ store, input, ifMatch, now }: Call): object {
  const puts = pairs(input.Puts).map(({ Key, Value }) => {
    if (typeof Value !== "string") throw invalid("Value is missing.");
    return { type: "put" as const, key: String(Key), value: Value };
  });
  const deletes = pairs(input.Deletes).map(({ Key }) => ({ type: "delete" as const, key: String(Key) }));
  store.write([...puts, ...deletes], ifMatch, now);
  return totals(store);
}

function pairs(list: unknown): { Key?: unknown; Value?: unknown }[] {
  return Array.isArray(list) ? (list as { Key?: unknown; Value?: unknown }[]) : [];
}

function existing(store: KeyValueStore, key: string): string {
  const value = store.pairs.get(key);
  if (value === undefined) throw new AwsError("ResourceNotFoundException", 404, "The key was not found.");
  return value;
}

function totals(store: KeyValueStore): object {
  return { ItemCount: store.pairs.size, TotalSizeInBytes: store.totalBytes };
}

function invalid(message: string): AwsError {
  return new AwsError("ValidationException", 400, message);
}
