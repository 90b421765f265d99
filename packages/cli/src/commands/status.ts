import { dynamoProjection } from "@snaprace/core/aws";
import { readArguments, required } from "../arguments.ts";
import { findEvent } from "../event.ts";

/** Prints an event's photos by state. */
export async function status(args: string[]): Promise<number> {
  const { values } = readArguments(args, { event: { type: "string" } });
  const event = await findEvent(required(values.event, "--event"));
  const counts = await dynamoProjection().counts(event);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const lines = [`${event.name} (${event.eventId}): ${event.status}, ${total} photos`];
  for (const [state, count] of Object.entries(counts)) lines.push(`  ${state.padEnd(14)} ${String(count).padStart(7)}`);
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}
