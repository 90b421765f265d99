import type { Clock } from "../clock/index.ts";
import { SnapRaceError } from "../errors/index.ts";
import { keepsFaces } from "../event/face-term.ts";
import { collectionId } from "../face/collection.ts";
import * as Photo from "../photo/photo.ts";
import type { PhotoTruth, Recogniser } from "../port/index.ts";
import type { RecordInput } from "./execution.ts";
import { permittedFaces } from "./permitted-faces.ts";
import { readBibs } from "./read-bibs.ts";

interface Ports {
  readonly truth: PhotoTruth;
  readonly recogniser: Pick<Recogniser, "deleteFaces">;
  readonly clock: Clock;
}

/**
 * What a photo is when all that was found on it and all that the truth layer says of it comes together. Faces that must not be kept
 * are deleted from the collection before this returns.
 */
export async function readPhoto(ports: Ports, input: RecordInput, previous: Photo.Info): Promise<Photo.Info> {
  const { photo, preprocess, analysis } = input;
  if (!analysis || preprocess.value.status !== "rendered") {
    throw new SnapRaceError("unavailable", "A rendered photo arrived without its analysis.");
  }
  const bibs = await readBibs(ports.truth, input);
  const suppressed = await ports.truth.suppressedFaces(photo.eventId, photo.photoId);
  const event = await ports.truth.event(photo.eventId);
  const isAllowed = event !== undefined && keepsFaces(event, ports.clock.now());
  const { faces, facesState, forbidden } = permittedFaces({
    result: analysis.faces,
    isAllowed,
    bibs,
    suppressed,
    previous,
  });
  // Before the write: afterwards, a crash would leave faces in the collection that no photo knows of.
  if (forbidden.length > 0) await ports.recogniser.deleteFaces(collectionId(photo), forbidden);

  const away = await ports.truth.whyAway(photo.eventId, photo.photoId, previous.batchId);
  const { status: _, cameraId, ...rendered } = preprocess.value;
  const reading: Photo.Reading = {
    ...rendered,
    cameraId,
    bibs: bibs.status === "read" ? bibs.matches : [],
    faces,
    facesState,
    partialReasons: [
      ...(bibs.status === "failed" ? (["text-failed"] as const) : []),
      ...(facesState === "failed" ? (["faces-failed"] as const) : []),
    ],
  };
  const clockShiftMs = cameraId === undefined ? undefined : await ports.truth.clockShift?.(photo.eventId, cameraId);
  const isNewlyDown = away !== undefined && previous.visibility === "visible";
  const before = { ...previous, clockShiftMs, ...(isNewlyDown && { visibility: "taken-down" as const }) };
  return Photo.recorded(before, reading, ports.clock.now());
}
