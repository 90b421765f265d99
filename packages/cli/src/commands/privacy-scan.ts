import { awsInventory, awsObjects, type Backups, dynamoProjection, tableBackups } from "@snaprace/core/aws";
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
  process.stdout.write(`${explainBackups(await tableBackups(), context.clock.now())}\n`);
  return findings.length === 0 ? 0 : 1;
}

const DAY_MS = 86_400_000;
/** For which the table's past is kept: DynamoDB's point-in-time recovery has no other. */
const KEPT_DAYS = 35;

/** What is not looked into, and when it ends: boxes of faces may be in it, vectors are in no table. */
export function explainBackups({ since, names }: Backups, now: Date): string {
  if (since === undefined && names.length === 0) return "There are no backups of the table.";
  const day = (at: Date) => at.toISOString().slice(0, 10);
  const end = day(new Date(now.getTime() + KEPT_DAYS * DAY_MS));
  const past =
    since && `The table can be put back as it was since ${since}: what is deleted today is out of it after ${end}.`;
  const kept =
    names.length > 0 &&
    `Backups that end by themselves on no day: ${names.join(", ")}. Delete those from before a deletion.`;
  return [past, kept, "They hold boxes of faces, never vectors."].filter(Boolean).join("\n");
}
