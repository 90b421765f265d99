import { z } from "zod";
import * as Audit from "../audit/audit.ts";
import type * as Event from "../event/event.ts";
import { collectionId } from "../face/collection.ts";
import type { Recogniser } from "../port/index.ts";
import { rows } from "../truth/index.ts";
import { change, type PrivacyContext } from "./change.ts";
import type { Proof } from "./proof.ts";

interface Context extends PrivacyContext {
  readonly recogniser: Pick<Recogniser, "deleteFaces">;
}

/**
 * Deletes a person's face data of an event. Where each face was is noted first, as a box and never as a vector, so that
 * reading the photo again does not index it anew; then the faces go from the collection, and last from the photos' records.
 * A failure on the way is completed by asking again.
 * @returns how many faces were deleted
 */
export async function deleteFaces(context: Context, event: Event.Info, proof: Proof): Promise<number> {
  const gone = new Set(proof.faceIds);
  const { organizerId, eventId } = event;
  const photos = await context.projection.photos(proof.photoIds.map((photoId) => ({ organizerId, eventId, photoId })));
  const boxes = photos.flatMap(({ photoId, faces }) =>
    faces.filter(({ faceId }) => gone.has(faceId)).map(({ box }) => ({ event_id: eventId, photo_id: photoId, box })),
  );
  if (boxes.length > 0) {
    rows(z.object({ id: z.string() }), await context.truth.from("face_suppressions").insert(boxes).select("id"));
  }
  if (gone.size > 0) await context.recogniser.deleteFaces(collectionId(event), [...gone]);
  for (const { photoId } of photos) {
    await change(context, event, photoId, (photo) => {
      const faces = photo.faces.filter(({ faceId }) => !gone.has(faceId));
      return faces.length < photo.faces.length ? { ...photo, faces } : undefined;
    });
  }
  await Audit.record(context.truth, {
    organizerId,
    eventId,
    actor: undefined,
    action: "faces.deleted-by-runner",
    details: { faces: gone.size, photos: photos.length },
  });
  return gone.size;
}
