import { createHash } from "node:crypto";
import { photoId, sha256 } from "../id/index.ts";
import * as Image from "../image/image.ts";
import { keys } from "../photo/key.ts";
import type { Objects } from "../port/index.ts";
import type { ExecutionInput, PreprocessResult } from "./execution.ts";

/** Renditions never change under their key, but a takedown must bite: browsers ask again soon, the CDN keeps them long. */
const RENDITION_CACHE = "public, max-age=60, s-maxage=31536000, immutable";

interface Ports {
  readonly objects: Pick<Objects, "get" | "put">;
  /** What turns bytes into renditions; a simulation of many photos brings results made before. */
  readonly render?: typeof Image.render;
}

/**
 * Checks the original against its id, makes and stores the renditions. Doing it twice writes the same bytes to the same
 * keys. A file that is no photo is a `rejected` value.
 */
export async function preprocess(
  { objects, render = Image.render }: Ports,
  { photo, event }: ExecutionInput,
): Promise<PreprocessResult> {
  const original = await objects.get(keys.original(photo));
  if (!original) return { status: "gone" };
  const contentHash = sha256(original.bytes);
  // The bucket has checked the hash at upload; this guards against objects put there by other hands.
  if (photoId(photo.eventId, contentHash) !== photo.photoId) return { status: "rejected", reason: "hash-mismatch" };

  const rendered = await render(original.bytes);
  if (rendered.status === "rejected") return rendered;
  const names = Object.keys(Image.RENDITIONS) as Image.RenditionName[];
  await Promise.all(
    names.map((name) =>
      objects.put(keys.rendition(photo, name), rendered.renditions[name].bytes, {
        contentType: Image.RENDITIONS[name].contentType,
        cacheControl: RENDITION_CACHE,
      }),
    ),
  );
  const taken = Image.captureTime(rendered.exif, original.lastModified, event.timeZone);
  const camera = Image.cameraOf(rendered.exif);
  return {
    status: "rendered",
    contentHash,
    width: rendered.width,
    height: rendered.height,
    thumbhash: rendered.thumbhash,
    captureTime: taken.at,
    captureTimeSource: taken.source,
    ...(camera && { cameraId: cameraId(photo.eventId, camera) }),
  };
}

/** Tells an event's cameras apart without keeping a serial number that would follow a photographer across events. */
function cameraId(eventId: string, camera: string): string {
  return createHash("sha256").update(`${eventId}\0${camera}`).digest("base64url").slice(0, 10);
}
