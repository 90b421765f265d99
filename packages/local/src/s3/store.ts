import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { unlink } from "node:fs/promises";
import path from "node:path";
import { AwsError, Journal } from "../server/index.ts";
import type { Change } from "./change.ts";
import type { Bucket, Entry, Multipart } from "./entry.ts";

/** Buckets, objects and uploads: state in memory, every change in the journal first, bodies in files of our own naming. */
export class Store {
  readonly buckets = new Map<string, Bucket>();
  readonly uploads = new Map<string, Multipart>();
  readonly #blobs: string;
  readonly #journal: Journal<Change>;
  #sequence = 0n;

  constructor(root: string) {
    this.#blobs = path.join(root, "blobs");
    mkdirSync(this.#blobs, { recursive: true });
    this.#journal = new Journal(root, (change) => change.type !== "notified");
    for (const change of this.#journal.read()) this.#apply(change);
    this.#journal.rewrite(this.#snapshot());
    this.#removeOrphans();
  }

  /** @throws AwsError NoSuchBucket */
  bucket(name: string): Bucket {
    const bucket = this.buckets.get(name);
    if (!bucket) throw new AwsError("NoSuchBucket", 404, "The specified bucket does not exist", { BucketName: name });
    return bucket;
  }

  /** @throws AwsError NoSuchBucket or NoSuchKey */
  entry(bucketName: string, key: string): Entry {
    const entry = this.bucket(bucketName).objects.get(key);
    if (!entry) throw new AwsError("NoSuchKey", 404, "The specified key does not exist.", { Key: key });
    return entry;
  }

  /** @throws AwsError NoSuchUpload */
  upload(bucket: string, key: string, uploadId: string): Multipart {
    const upload = this.uploads.get(uploadId);
    if (upload && upload.bucket === bucket && upload.key === key) return upload;
    throw new AwsError(
      "NoSuchUpload",
      404,
      "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
    );
  }

  /** A file for a body that is still arriving. It stays only if a change refers to it. */
  newBlob(): { file: string; path: string } {
    const file = randomUUID();
    const folder = path.join(this.#blobs, file.slice(0, 2));
    mkdirSync(folder, { recursive: true });
    return { file, path: path.join(folder, file) };
  }

  blobPath(file: string): string {
    return path.join(this.#blobs, file.slice(0, 2), file);
  }

  nextSequencer(): string {
    this.#sequence += 1n;
    return this.#sequence.toString(16).toUpperCase().padStart(18, "0");
  }

  /** Journals a change, then makes it; files nothing refers to any more are removed. */
  change(change: Change): void {
    const before = this.#filesOf(change);
    try {
      this.#journal.append(change);
    } catch (error) {
      throw diskError(error);
    }
    this.#apply(change);
    const after = new Set(this.#filesOf(change));
    for (const file of before) if (!after.has(file)) this.discard(file);
    const remembered = [...this.buckets.values()].reduce(
      (sum, bucket) => sum + bucket.objects.size + 3,
      this.uploads.size,
    );
    if (this.#journal.isWorthRewriting(remembered)) this.#journal.rewrite(this.#snapshot());
  }

  /** Removes a body. Readers that have it open keep reading. */
  discard(file: string): void {
    unlink(this.blobPath(file)).catch((error: NodeJS.ErrnoException) => {
      // What could not be removed now is an orphan, and those are removed at the next start.
      if (error.code !== "ENOENT") process.stderr.write(`could not remove a blob: ${error.message}\n`);
    });
  }

  close(): void {
    this.#journal.close();
  }

  /** Files that a change may make superfluous. */
  #filesOf(change: Change): string[] {
    if (change.type === "put") {
      const replaced = this.buckets.get(change.bucket)?.objects.get(change.entry.key)?.file;
      const parts = change.uploadId
        ? [...(this.uploads.get(change.uploadId)?.parts.values() ?? [])].map((part) => part.file)
        : [];
      return replaced === undefined ? parts : [replaced, ...parts];
    }
    if (change.type === "delete") {
      const removed = this.buckets.get(change.bucket)?.objects.get(change.key)?.file;
      return removed === undefined ? [] : [removed];
    }
    if (change.type === "part") {
      const replaced = this.uploads.get(change.uploadId)?.parts.get(change.part)?.file;
      return replaced === undefined ? [] : [replaced];
    }
    if (change.type === "drop-upload")
      return [...(this.uploads.get(change.uploadId)?.parts.values() ?? [])].map((part) => part.file);
    return [];
  }

  #apply(change: Change): void {
    switch (change.type) {
      case "bucket": {
        const { bucket: name, createdAt } = change;
        this.buckets.set(name, { name, createdAt, cors: [], notifications: [], objects: new Map(), sorted: undefined });
        return;
      }
      case "drop-bucket":
        this.buckets.delete(change.bucket);
        return;
      case "upload":
        this.uploads.set(change.upload.uploadId, { ...change.upload, parts: new Map() });
        return;
      case "part":
        this.uploads.get(change.uploadId)?.parts.set(change.part, { ...change.blob, modifiedAt: change.modifiedAt });
        return;
      case "drop-upload":
        this.uploads.delete(change.uploadId);
        return;
      default: {
        const bucket = this.buckets.get(change.bucket);
        if (bucket) this.#applyToBucket(bucket, change);
      }
    }
  }

  #applyToBucket(bucket: Bucket, change: Change & { bucket: string }): void {
    switch (change.type) {
      case "cors":
        bucket.cors = change.rules;
        return;
      case "notifications":
        bucket.notifications = change.notifications;
        return;
      case "put": {
        if (!bucket.objects.has(change.entry.key)) bucket.sorted = undefined;
        bucket.objects.set(change.entry.key, change.entry);
        if (change.uploadId) this.uploads.delete(change.uploadId);
        const sequence = BigInt(`0x${change.entry.sequencer}`);
        if (sequence > this.#sequence) this.#sequence = sequence;
        return;
      }
      case "delete":
        bucket.objects.delete(change.key);
        bucket.sorted = undefined;
        return;
      case "tags":
      case "notified": {
        const entry = bucket.objects.get(change.key);
        if (!entry) return;
        if (change.type === "tags") bucket.objects.set(change.key, { ...entry, tags: change.tags });
        else if (entry.sequencer === change.sequencer) {
          const { pending: _, ...told } = entry;
          bucket.objects.set(change.key, told);
        }
        return;
      }
    }
  }

  *#snapshot(): Iterable<Change> {
    for (const { name: bucket, createdAt, cors, notifications, objects } of this.buckets.values()) {
      yield { type: "bucket", bucket, createdAt };
      if (cors.length > 0) yield { type: "cors", bucket, rules: cors };
      if (notifications.length > 0) yield { type: "notifications", bucket, notifications };
      for (const entry of objects.values()) yield { type: "put", bucket, entry };
    }
    for (const { parts, ...upload } of this.uploads.values()) {
      yield { type: "upload", upload };
      for (const [part, { modifiedAt, ...blob }] of parts)
        yield { type: "part", uploadId: upload.uploadId, part, blob, modifiedAt };
    }
  }

  /** Bodies that were arriving when the process died. */
  #removeOrphans(): void {
    const used = new Set<string>();
    for (const bucket of this.buckets.values()) for (const entry of bucket.objects.values()) used.add(entry.file);
    for (const upload of this.uploads.values()) for (const part of upload.parts.values()) used.add(part.file);
    for (const folder of readdirSync(this.#blobs)) {
      const directory = path.join(this.#blobs, folder);
      if (!statSync(directory).isDirectory()) continue;
      for (const file of readdirSync(directory)) if (!used.has(file)) rmSync(path.join(directory, file));
    }
  }
}

/** A full disk, in words a person understands; everything accepted before stays. */
export function diskError(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== "ENOSPC" && code !== "EDQUOT") return error;
  return new AwsError(
    "ServiceUnavailable",
    503,
    "The disk is full: nothing of this request was stored. Free some space and try again.",
  );
}
