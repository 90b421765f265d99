export const CHECKSUM_ALGORITHMS = ["crc32", "crc32c", "sha1", "sha256"] as const;
export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number];

/** What is kept with an object and answered with it. */
export interface Described {
  readonly contentType: string;
  /** cache-control, content-disposition, content-encoding, content-language, expires: as they were sent. */
  readonly headers: Readonly<Record<string, string>>;
  /** User metadata, names without their prefix. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: readonly (readonly [string, string])[];
}

/** A body on disk. */
export interface Blob {
  /** Name of the file: ours, never the caller's. */
  readonly file: string;
  /** bytes */
  readonly size: number;
  /** hex */
  readonly md5: string;
  /** Base64, by algorithm. */
  readonly checksums: Readonly<Partial<Record<ChecksumAlgorithm, string>>>;
}

export interface Entry extends Described {
  readonly key: string;
  readonly file: string;
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  readonly checksums: Blob["checksums"];
  /** ms since the epoch */
  readonly lastModified: number;
  /** Hex; later writes of a key have higher ones. */
  readonly sequencer: string;
  /** Event name and queue ARNs still to be told of this write. */
  readonly pending?: { readonly event: string; readonly arns: readonly string[] };
}

export interface CorsRule {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly expose: readonly string[];
  readonly maxAge?: number;
}

export interface QueueNotification {
  readonly id: string;
  readonly arn: string;
  readonly events: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
}

export interface Multipart extends Described {
  readonly uploadId: string;
  readonly bucket: string;
  readonly key: string;
  readonly startedAt: number;
  readonly parts: Map<number, Blob & { readonly modifiedAt: number }>;
}

export interface Bucket {
  readonly name: string;
  readonly createdAt: number;
  cors: readonly CorsRule[];
  notifications: readonly QueueNotification[];
  readonly objects: Map<string, Entry>;
  /** Keys in UTF-8 byte order; made when a list is asked for. */
  sorted: string[] | undefined;
}
