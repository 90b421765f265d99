/** Largest original we accept, in bytes. A 100-megapixel camera JPEG stays under it. */
export const MAX_BYTES = 60_000_000;

/** Largest picture we decode, in pixels. A 776 KB PNG can claim 256 megapixels, so the header decides, not the file size. */
export const MAX_PIXELS = 120_000_000;

/** Smallest edge, in px, that the recogniser takes: a smaller picture would be partial for ever. */
export const MIN_EDGE = 80;

/** Why a file cannot become a photo. Closed: every code has words for the photographer in the web messages. */
export const RejectReasons = [
  "empty",
  "truncated",
  "not-an-image",
  "heic",
  "unsupported-format",
  "too-many-pixels",
  "too-many-bytes",
  "too-small",
  "hash-mismatch",
] as const;
export type RejectReason = (typeof RejectReasons)[number];
