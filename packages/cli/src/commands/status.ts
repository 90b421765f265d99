import { dynamoProjection } from "@snaprace/core/aws";
import type { Event } from "@snaprace/core/event";
import { Gallery } from "@snaprace/core/gallery";
import { readArguments, required } from "../arguments.ts";
import { findEvent } from "../event.ts";
import { flowOf, type Sample } from "../flow.ts";
import { type Times, timesOf } from "../times.ts";

const LOOK_EVERY_MS = 2000;
/** The rate is that of the last minute. */
const REMEMBERED = 30;

/** Prints an event's photos by state; with --watch again and again, with their rate, until Ctrl-C. */
export async function status(args: string[]): Promise<number> {
  const { values } = readArguments(args, {
    event: { type: "string" },
    watch: { type: "boolean", default: false },
    times: { type: "boolean", default: false },
  });
  const event = await findEvent(required(values.event, "--event"));
  const projection = dynamoProjection();
  const look = async (): Promise<Sample> => ({ at: Date.now(), counts: await projection.counts(event) });
  const samples = [await look()];
  show(event, samples);
  if (values.times) process.stdout.write(`${explainTimes(timesOf(await Gallery.all(projection, event)))}\n`);
  while (values.watch) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    samples.push(await look());
    if (samples.length > REMEMBERED) samples.shift();
    // On a terminal the next picture replaces this one; into a file they follow each other.
    if (process.stdout.isTTY) process.stdout.write(`\u001b[${lines(event, samples).length}A\u001b[J`);
    show(event, samples);
  }
  return 0;
}

function show(event: Event.Info, samples: readonly Sample[]): void {
  process.stdout.write(`${lines(event, samples).join("\n")}\n`);
}

function explainTimes({ photos, medianMs, p95Ms }: Times): string {
  if (photos === 0) return "  No photo can be found yet.";
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  return `  From upload until it could be found: half of ${photos} photos in ${seconds(medianMs)}, 95 % in ${seconds(p95Ms)}.`;
}

function lines(event: Event.Info, samples: readonly Sample[]): string[] {
  const [first, latest] = [samples[0]!, samples.at(-1)!];
  const counts = Object.entries(latest.counts);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const { perMinute, secondsLeft } = flowOf(first, latest);
  const rate = perMinute === undefined ? "" : `, ${perMinute.toFixed(0)} a minute`;
  const end = secondsLeft === undefined ? "" : `, about ${Math.ceil(secondsLeft / 60)} min left`;
  return [
    `${event.name} (${event.eventId}): ${event.status}, ${total} photos${rate}${end}`,
    ...counts.map(([state, count]) => `  ${state.padEnd(14)} ${String(count).padStart(7)}`),
  ];
}
