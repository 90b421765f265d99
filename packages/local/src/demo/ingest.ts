import type { Clock } from "@snaprace/core/clock";
import type { Event } from "@snaprace/core/event";
import { sha256 } from "@snaprace/core/id";
import type { Objects, Projection, StatusCounts } from "@snaprace/core/port";
import type { Truth } from "@snaprace/core/truth";
import { Upload } from "@snaprace/core/upload";
import type { DemoPhoto } from "@snaprace/fixtures";

interface Context {
  readonly clock: Clock;
  readonly truth: Truth;
  readonly objects: Objects;
  readonly projection: Projection;
  readonly event: Event.Info;
}

/** Uploads one photo on the very way a photographer's photo goes. Uploading it again changes nothing. */
export async function uploadPhoto(context: Context, photo: DemoPhoto): Promise<void> {
  const file = {
    name: photo.fileName,
    size: photo.jpeg.length,
    type: "image/jpeg" as const,
    sha256: sha256(photo.jpeg),
  };
  const [signed] = await Upload.sign(context, { photographerId: photo.photographerId, files: [file] });
  if (signed?.state === "new") await Upload.send(signed.put, new Uint8Array(photo.jpeg));
}

/** Photos that need nothing more. */
export function settled(counts: StatusCounts): number {
  return counts.searchable + counts.partial + counts.rejected + counts["dead-lettered"];
}
