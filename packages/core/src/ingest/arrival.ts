import { z } from "zod";
import type { Arrival, OriginalKey } from "../photo/photo.ts";
import type { ObjectHead } from "../port/index.ts";

/** What the bucket knows of an original before anybody has looked at its pixels. */
export function arrivalOf({ organizerId, eventId, photoId }: OriginalKey, head: ObjectHead): Arrival {
  return {
    organizerId,
    eventId,
    photoId,
    fileName: fileNameOf(head.metadata["file-name"], photoId),
    size: head.size,
    photographerId: head.metadata["photographer-id"],
    batchId: z.uuid().safeParse(head.metadata["batch-id"]).data,
    uploadedAt: head.lastModified.toISOString(),
  };
}

function fileNameOf(encoded: string | undefined, photoId: string): string {
  try {
    return encoded ? decodeURIComponent(encoded).slice(0, 255) : photoId;
  } catch {
    // Somebody else's client wrote the metadata unencoded; the text itself is then the best name there is.
    return (encoded ?? photoId).slice(0, 255);
  }
}
