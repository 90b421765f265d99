import { z } from "zod";
import type { Clock } from "../clock/index.ts";
import { SnapRaceError } from "../errors/index.ts";
import { photoId, Sha256 } from "../id/index.ts";
import { fn } from "../input/index.ts";
import { Limit } from "../limit/index.ts";
import type { Objects, SignedPut } from "../port/index.ts";
import { rows, type Truth } from "../truth/index.ts";
import { LIMITS, TYPES } from "./file.ts";

export { File, LIMITS, TYPES } from "./file.ts";

/** As for renditions: kept at the CDN, and asked for again soon by a browser, so that a closed event is closed there, too. */
const CACHE = "public, max-age=60, s-maxage=31536000, immutable";

interface EventRef {
  readonly organizerId: string;
  readonly eventId: string;
}

/** Where a video lies in the bucket; the CDN serves it under the same path while the event is to be seen. */
export const key = ({ organizerId, eventId }: EventRef, file: string) => `${organizerId}/${eventId}/video/${file}`;

export const SignInput = z.object({
  /** bytes */
  size: z.number().int().min(1, "The file is empty.").max(LIMITS.bytes, "The video is larger than 2 GB."),
  type: z.enum(TYPES, "Send an MP4 or WebM video."),
  sha256: Sha256,
});

interface SignContext {
  readonly objects: Pick<Objects, "signPut">;
  readonly event: EventRef & { readonly photosExpireAt: string | undefined };
  readonly clock: Clock;
  readonly uploader: Limit.Uploader;
}

/**
 * Signs one write-once PUT. The name follows from the content, so that the same video sent twice is there once. It counts as any
 * upload of its person does.
 * @throws SnapRaceError `conflict` when the event keeps nothing any more, `rate-limited` when the person has uploaded as much as one may in
 *   a day
 */
export const sign = fn(SignInput, async ({ objects, event, clock, uploader }: SignContext, input) => {
  const { organizerId, eventId, photosExpireAt } = event;
  if (photosExpireAt !== undefined && Date.parse(photosExpireAt) <= clock.now().getTime()) {
    throw new SnapRaceError("conflict", `Event ${eventId} keeps nothing any more.`);
  }
  await Limit.chargeUpload({ clock }, uploader, [input.size]);
  const extension = input.type === TYPES.mp4 ? "mp4" : "webm";
  const file = `${photoId(eventId, input.sha256)}.${extension}`;
  const put: SignedPut = await objects.signPut({
    key: key({ organizerId, eventId }, file),
    contentType: input.type,
    contentLength: input.size,
    sha256: input.sha256,
    metadata: {},
    tags: { folder: "video" },
    cacheControl: CACHE,
    expiresInSeconds: LIMITS.signatureSeconds,
  });
  return { file, put };
});

const Held = z.object({ finish_video: z.object({ file: z.string().optional() }).nullable() });

/** Deletes an event's video: it shows the same people as the photos, and goes with them. @param truth the server's */
export async function erase(
  { truth, objects }: { readonly truth: Truth; readonly objects: Pick<Objects, "delete"> },
  event: EventRef,
): Promise<void> {
  const [held] = rows(Held, await truth.from("events").select("finish_video").eq("id", event.eventId));
  const file = held?.finish_video?.file;
  if (file === undefined) return;
  await objects.delete([key(event, file)]);
  const gone = await truth.from("events").update({ finish_video: null }).eq("id", event.eventId).select("id");
  rows(z.object({ id: z.string() }), gone);
}
