import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AwsError, notImplemented } from "../server/index.ts";
import { AwsChunkedDecoder } from "./aws-chunked.ts";
import { algorithmOf, Checksum } from "./checksum.ts";
import type { Blob, ChecksumAlgorithm } from "./entry.ts";
import { diskError, type Store } from "./store.ts";

/** S3's largest object in one PUT, and largest part. */
const MAX_BYTES = 5 * 1024 ** 3;

/**
 * Streams a request's body to a new blob, checking its length, its payload hash and every checksum it came with. Nothing
 * stays behind when anything is wrong or the sender goes away.
 * @throws AwsError BadDigest, XAmzContentSHA256Mismatch, EntityTooLarge, IncompleteBody, …
 */
export async function receiveBody(store: Store, request: IncomingMessage): Promise<Blob> {
  const expected = declared(request);
  const md5 = createHash("md5");
  const sha256 = createHash("sha256");
  const checksums = new Map<ChecksumAlgorithm, Checksum>();
  for (const algorithm of expected.algorithms)
    if (algorithm !== "sha256") checksums.set(algorithm, new Checksum(algorithm));
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length;
      if (size > MAX_BYTES) return done(tooLarge());
      md5.update(chunk);
      sha256.update(chunk);
      for (const checksum of checksums.values()) checksum.update(chunk);
      done(null, chunk);
    },
  });
  const blob = store.newBlob();
  // `flush` syncs the file before it is closed: what is acknowledged afterwards is on disk.
  const file = createWriteStream(blob.path, { flush: true, mode: 0o600 });
  const decoder = expected.isChunked ? new AwsChunkedDecoder() : undefined;
  try {
    // Not destroyed when writing fails: its sender is to hear why.
    const body = request.iterator({ destroyOnReturn: false });
    if (decoder) await pipeline(body, decoder, meter, file);
    else await pipeline(body, meter, file);
    const digest = sha256.digest();
    const found: Partial<Record<ChecksumAlgorithm, string>> = { sha256: digest.toString("base64") };
    for (const [algorithm, checksum] of checksums) found[algorithm] = checksum.digest();
    const md5Hex = md5.digest("hex");
    verify(
      { ...expected, trailers: decoder?.trailers ?? {} },
      { size, md5Hex, sha256Hex: digest.toString("hex"), found },
    );
    return { file: blob.file, size, md5: md5Hex, checksums: pick(found, expected.algorithms) };
  } catch (error) {
    await rm(blob.path, { force: true });
    // Whoever still sends does not read yet.
    request.resume();
    if (error instanceof AwsError) throw error;
    if (request.destroyed || request.errored)
      throw new AwsError("IncompleteBody", 400, "The request ended before its body did.");
    throw diskError(error);
  }
}

interface Declared {
  readonly isChunked: boolean;
  readonly size: number | undefined;
  readonly md5: string | undefined;
  /** hex, when the payload itself is signed */
  readonly payloadHash: string | undefined;
  readonly checksums: Readonly<Partial<Record<ChecksumAlgorithm, string>>>;
  readonly algorithms: readonly ChecksumAlgorithm[];
}

function declared(request: IncomingMessage): Declared {
  const headers = request.headers;
  const payload = String(headers["x-amz-content-sha256"] ?? "UNSIGNED-PAYLOAD");
  if (payload.startsWith("STREAMING-AWS4")) throw notImplemented("S3", `signed chunks (${payload})`);
  const isChunked =
    payload.startsWith("STREAMING-") || String(headers["content-encoding"] ?? "").includes("aws-chunked");
  const length = isChunked ? headers["x-amz-decoded-content-length"] : headers["content-length"];
  if (length === undefined && headers["transfer-encoding"] === undefined) {
    throw new AwsError("MissingContentLength", 411, "You must provide the Content-Length HTTP header.");
  }
  const size = length === undefined ? undefined : Number(length);
  if (size !== undefined && size > MAX_BYTES) throw tooLarge();
  const checksums: Partial<Record<ChecksumAlgorithm, string>> = {};
  for (const [name, value] of Object.entries(headers)) {
    const algorithm = algorithmOf(name);
    if (algorithm) checksums[algorithm] = String(value);
  }
  const trailing = String(headers["x-amz-trailer"] ?? "")
    .split(",")
    .flatMap((name) => algorithmOf(name.trim().toLowerCase()) ?? []);
  const algorithms = [...new Set([...(Object.keys(checksums) as ChecksumAlgorithm[]), ...trailing])];
  const payloadHash = /^[0-9a-f]{64}$/.test(payload) ? payload : undefined;
  const md5 = headers["content-md5"];
  return { isChunked, size, md5: typeof md5 === "string" ? md5 : undefined, payloadHash, checksums, algorithms };
}

interface Received {
  readonly size: number;
  readonly md5Hex: string;
  readonly sha256Hex: string;
  readonly found: Readonly<Partial<Record<ChecksumAlgorithm, string>>>;
}

function verify(expected: Declared & { trailers: Readonly<Record<string, string>> }, got: Received): void {
  if (expected.size !== undefined && expected.size !== got.size) {
    throw new AwsError(
      "IncompleteBody",
      400,
      "You did not provide the number of bytes specified by the Content-Length HTTP header",
    );
  }
  if (expected.payloadHash !== undefined && expected.payloadHash !== got.sha256Hex) {
    throw new AwsError(
      "XAmzContentSHA256Mismatch",
      400,
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
  if (expected.md5 !== undefined && Buffer.from(expected.md5, "base64").toString("hex") !== got.md5Hex)
    throw badDigest("Content-MD5");
  for (const algorithm of expected.algorithms) {
    const sent = expected.checksums[algorithm] ?? expected.trailers[`x-amz-checksum-${algorithm}`];
    if (sent === undefined)
      throw new AwsError("InvalidRequest", 400, `The trailer x-amz-checksum-${algorithm} is missing.`);
    if (sent !== got.found[algorithm]) throw badDigest(algorithm.toUpperCase());
  }
}

function pick(found: Received["found"], algorithms: readonly ChecksumAlgorithm[]): Blob["checksums"] {
  return Object.fromEntries(algorithms.map((algorithm) => [algorithm, found[algorithm]]));
}

function badDigest(what: string): AwsError {
  return new AwsError("BadDigest", 400, `The ${what} you specified did not match what we received.`);
}

function tooLarge(): AwsError {
  return new AwsError("EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size");
}
