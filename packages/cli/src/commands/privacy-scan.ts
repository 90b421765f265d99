import { awsInventory, awsObjects, dynamoProjection } from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import { Privacy } from "@snaprace/core/privacy";
import { serverTruth } from "@snaprace/core/truth";
import { readArguments, required } from "../arguments.ts";
import { findEvent } from "../event.ts";

/** In the words of the person who has to act on it. */
const WORDS: Readonly<Record<Privacy.Finding["kind"], string>> = {
  "face-after-term": "a face although the event keeps none any more",
  "face-of-no-photo": "a face of a photo that is no more",
  "face-nobody-knows": "a face that the photo's record does not name, so nobody could delete it",
  "suppressed-face": "a face that somebody asked to forget",
  "face-of-minor": "the face of a minor",
  "face-in-archive": "face data in the kept reading",
  "object-of-no-photo": "a file of a photo that is no more",
  "photo-erased": "the record of a photo that was erased",
};

/** Proves that nothing of an event is left that should be gone. @returns the exit code: 1 when something was found */
export async function privacyScan(args: string[]): Promise<number> {
  const { values } = readArguments(args, { event: { type: "string" } });
  const event = await findEvent(required(values.event, "--event"));
  const context = {
    truth: serverTruth(),
    inventory: awsInventory(),
    objects: awsObjects(),
    projection: dynamoProjection(),
    clock: systemClock,
  };
  const { findings, looked } = await Privacy.scan(context, event);
  for (const { kind, photoId, faceId, where } of findings) {
    process.stdout.write(`${photoId}${faceId ? ` ${faceId}` : ""} (${where}): ${WORDS[kind]}\n`);
  }
  const { photos, faces, objects } = looked;
  const found = findings.length === 0 ? "Nothing is left that should be gone" : `${findings.length} findings`;
  process.stdout.write(`${found}. Looked at ${photos} photos, ${faces} faces and ${objects} files.\n`);
  return findings.length === 0 ? 0 : 1;
}
