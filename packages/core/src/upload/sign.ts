import { z } from "zod";
import type { Clock } from "../clock/index.ts";
import { SnapRaceError } from "../errors/index.ts";
import { PhotographerId, photoId, Sha256 } from "../id/index.ts";
import { FORMATS } from "../image/format.ts";
import { MAX_BYTES } from "../image/limits.ts";
import { fn } from "../input/index.ts";
import { Limit } from "../limit/index.ts";
import { type Info, keys, type Status } from "../photo/photo.ts";
import * as Photographer from "../photographer/photographer.ts";
import type { Objects, Projection, SignedPut } from "../port/index.ts";
import type { Truth } from "../truth/index.ts";
import { findBatch } from "./batch.ts";
import { checkRoom } from "./quota.ts";

/** How much one request may ask for and how long its signatures live. */
export const LIMITS = { filesPerRequest: 100, signatureSeconds: 900 } as const;

const CONTENT_TYPES = Object.values(FORMATS).map((format) => format.contentType);

const File = z.object({
  name: z.string().min(1).max(255),
  /** bytes */
  size: z.number().int().min(1, "The file is empty.").max(MAX_BYTES, "The file is larger than 60 MB."),
  type: z.enum(CONTENT_TYPES, "Only JPEG, PNG and WebP photos can be uploaded."),
  sha256: Sha256,
});

export const SignInput = z.object({
  photographerId: PhotographerId.optional(),
  /** What was dropped at once; then the batch says whom to credit. */
  batchId: z.uuid().optional(),
  files: z.array(File).min(1).max(LIMITS.filesPerRequest),
});

/** What to do with one file: send it, or nothing, because its bytes are here already. */
export type SignedUpload =
  | { readonly state: "new"; readonly photoId: string; readonly put: SignedPut }
  | { readonly state: "already-here"; readonly photoId: string; readonly status: Status };

interface Context {
  /** As the person who uploads, or the server's. */
  readonly truth: Truth;
  readonly objects: Objects;
  readonly projection: Projection;
  /** The event the caller was found to be allowed to upload to. */
  readonly event: {
    readonly organizerId: string;
    readonly eventId: string;
    readonly photosExpireAt: string | undefined;
  };
  readonly clock: Clock;
  /** The person who uploads; absent for an operator with the server's own rights. */
  readonly uploader?: Limit.Uploader;
}

/**
 * Signs one write-once PUT per file that is not here yet. The key is fixed by the content, and so are length, type,
 * checksum and metadata: the signature is good for these bytes and nothing else.
 * @throws SnapRaceError `conflict` when the event keeps no photos any more, is full, or the batch was undone; `invalid-input` for a
 *   photographer who is not credited at this event, `not-found` for a batch of another event, `rate-limited` when the person has
 *   uploaded as much as one may in a day
 */
export const sign = fn(SignInput, async (context: Context, input): Promise<SignedUpload[]> => {
  const { objects, projection, event } = context;
  if (event.photosExpireAt !== undefined && Date.parse(event.photosExpireAt) <= context.clock.now().getTime()) {
    throw new SnapRaceError("conflict", `Event ${event.eventId} keeps no photos any more.`);
  }
  const photographerId = await creditOf(context, input);
  const wanted = input.files.map((file) => ({ file, photoId: photoId(event.eventId, file.sha256) }));
  const known = new Map<string, Info>();
  const refs = [...new Set(wanted.map(({ photoId }) => photoId))].map((photoId) => ({ ...reference(event), photoId }));
  for (const info of await projection.photos(refs)) known.set(info.photoId, info);
  const fresh = wanted.filter(({ photoId }) => !known.has(photoId)).map(({ file }) => file.size);
  if (fresh.length > 0) {
    await checkRoom(context, reference(event), fresh.length);
    if (context.uploader) await Limit.chargeUpload(context, context.uploader, fresh);
  }
  return Promise.all(
    wanted.map(async ({ file, photoId }): Promise<SignedUpload> => {
      const here = known.get(photoId);
      if (here) return { state: "already-here", photoId, status: here.status };
      const put = await objects.signPut({
        key: keys.original({ ...reference(event), photoId }),
        contentType: file.type,
        contentLength: file.size,
        sha256: file.sha256,
        metadata: metadataOf(file.name, photographerId, input.batchId),
        tags: { folder: "raw" },
        expiresInSeconds: LIMITS.signatureSeconds,
      });
      return { state: "new", photoId, put };
    }),
  );
});

/** Whom the photos are by. */
async function creditOf({ truth, event }: Context, input: z.output<typeof SignInput>): Promise<string | undefined> {
  const { photographerId, batchId } = input;
  if (batchId !== undefined) {
    const batch = await findBatch(truth, event.eventId, batchId);
    if (!batch) throw new SnapRaceError("not-found", `No batch ${batchId} at event ${event.eventId}.`);
    if (batch.undoneAt) throw new SnapRaceError("conflict", `Batch ${batchId} was taken back.`);
    return batch.photographerId;
  }
  if (photographerId === undefined) return undefined;
  const credited = await Photographer.forEvent(truth, event.eventId);
  if (credited.some((photographer) => photographer.photographerId === photographerId)) return photographerId;
  const ids = credited.map((photographer) => photographer.photographerId).join(", ") || "none yet";
  throw new SnapRaceError("invalid-input", "Not a photographer of this event.", {
    fields: { photographerId: `"${photographerId}" is no photographer of this event. There are: ${ids}.` },
  });
}

/** S3 metadata is ASCII, so the name is percent-encoded. */
function metadataOf(name: string, photographerId?: string, batchId?: string): Record<string, string> {
  const encoded = encodeURIComponent(name);
  if (encoded.length > 1024)
    throw new SnapRaceError("invalid-input", "File name too long.", {
      fields: { name: "This file name is too long." },
    });
  return {
    "file-name": encoded,
    ...(photographerId && { "photographer-id": photographerId }),
    ...(batchId && { "batch-id": batchId }),
  };
}

function reference({ organizerId, eventId }: Context["event"]): { organizerId: string; eventId: string } {
  return { organizerId, eventId };
}
