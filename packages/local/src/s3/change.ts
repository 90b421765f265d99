import type { Blob, CorsRule, Entry, Multipart, QueueNotification } from "./entry.ts";

/** Everything that changes the store. Applying all of them in order gives its state. */
export type Change =
  | { readonly type: "bucket"; readonly bucket: string; readonly createdAt: number }
  | { readonly type: "drop-bucket"; readonly bucket: string }
  | { readonly type: "cors"; readonly bucket: string; readonly rules: readonly CorsRule[] }
  | { readonly type: "notifications"; readonly bucket: string; readonly notifications: readonly QueueNotification[] }
  /** An object and the event it owes are one line: neither can be on disk without the other. */
  | { readonly type: "put"; readonly bucket: string; readonly entry: Entry; readonly uploadId?: string }
  | { readonly type: "notified"; readonly bucket: string; readonly key: string; readonly sequencer: string }
  | { readonly type: "delete"; readonly bucket: string; readonly key: string }
  | { readonly type: "tags"; readonly bucket: string; readonly key: string; readonly tags: Entry["tags"] }
  | { readonly type: "upload"; readonly upload: Omit<Multipart, "parts"> }
  | {
      readonly type: "part";
      readonly uploadId: string;
      readonly part: number;
      readonly blob: Blob;
      readonly modifiedAt: number;
    }
  | { readonly type: "drop-upload"; readonly uploadId: string };
