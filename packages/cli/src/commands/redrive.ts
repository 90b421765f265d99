import { awsDeadLetters, dynamoProjection } from "@snaprace/core/aws";
import { Ingest } from "@snaprace/core/ingest";
import { ageOf } from "../age.ts";
import { readArguments } from "../arguments.ts";
import { ProgressLine } from "../progress-line.ts";

/** Shows the photos whose message was received too often; with --yes sends them through the pipeline again. */
export async function redrive(args: string[]): Promise<number> {
  const { values } = readArguments(args, { yes: { type: "boolean", default: false } });
  const deadLetters = awsDeadLetters();
  const letters = await Ingest.listDeadLetters({ deadLetters, projection: dynamoProjection() });
  if (letters.length === 0) {
    say("Nothing was set aside.");
    return 0;
  }
  const now = new Date();
  for (const letter of letters) say(describe(letter, now));
  if (!values.yes) {
    say(`${letters.length} set aside. When the cause is gone, send them back with --yes. Doing so twice is harmless.`);
    return 0;
  }
  const line = new ProgressLine(process.stderr);
  const moved = await Ingest.redrive(deadLetters, { onProgress: (count) => line.show(`Sent back: ${count}`) });
  line.clear();
  say(`${moved} sent back. They are being read; \`snaprace status\` shows how far it is.`);
  return 0;
}

/** One line: when, which photo of which event, and why. */
export function describe({ sentAt, original, photo }: Ingest.DeadLetter, now: Date): string {
  const age = ageOf(sentAt, now).padStart(9);
  if (!original) return `${age}  a message that names no photo; sending it back heals nothing`;
  const name = `${original.eventId} ${original.photoId}${photo ? ` (${photo.fileName})` : ""}`;
  return `${age}  ${name}: ${photo ? reasonOf(photo) : "nothing is known of it yet"}`;
}

function reasonOf({ status, attempts, deadLetter, failure }: NonNullable<Ingest.DeadLetter["photo"]>): string {
  const tries = `${attempts} ${attempts === 1 ? "execution" : "executions"}`;
  switch (deadLetter?.reason) {
    case "failed":
      return `${tries}, the last one failed: ${deadLetter.error}`;
    case "interrupted":
      return `${tries}, the last one never ended`;
    case "never-begun":
      return "never begun; the log of SfnTrigger says why";
    case undefined:
      return `${status}, ${tries}${failure ? `, the last one failed: ${failure.error}` : ""}`;
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
