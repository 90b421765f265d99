import { z } from "zod";
import { type OriginalKey, parseOriginalKey } from "../photo/key.ts";

/** A photo the pipeline was asked to read. `reprocess` reads it again even if it has a result. */
export interface Request {
  readonly original: OriginalKey;
  readonly reprocess: boolean;
}

const S3Event = z.object({
  Records: z.array(
    z.object({
      eventSource: z.literal("aws:s3"),
      eventName: z.string(),
      s3: z.object({ object: z.object({ key: z.string() }) }),
    }),
  ),
});

/** Sent by S3 once, when the notification is set up. */
const S3TestEvent = z.object({ Event: z.literal("s3:TestEvent") });
const Reprocess = z.object({ reprocess: z.object({ key: z.string() }) });
const Message = z.union([S3Event, S3TestEvent, Reprocess]);

/** @returns the body of a message that asks for an original to be read again */
export function reprocessMessage(key: string): string {
  return JSON.stringify({ reprocess: { key } } satisfies z.infer<typeof Reprocess>);
}

/**
 * Reads the body of a queue message.
 * @throws Error for anything that is not one of ours: it belongs in the dead-letter queue, where a person sees it
 */
export function parseMessage(body: string): Request[] {
  const message = Message.parse(JSON.parse(body));
  if ("Event" in message) return [];
  if ("reprocess" in message) return [{ original: original(message.reprocess.key), reprocess: true }];
  return message.Records.map((record) => ({
    original: original(decodeKey(record.s3.object.key)),
    reprocess: false,
  }));
}

/** What a message is about. One that is none of ours has no originals. */
export function originalsOf(body: string): readonly OriginalKey[] {
  try {
    return parseMessage(body).map(({ original }) => original);
  } catch {
    return [];
  }
}

/** S3 form-encodes keys in its events: a space arrives as `+`. */
function decodeKey(encoded: string): string {
  return decodeURIComponent(encoded.replaceAll("+", " "));
}

function original(key: string): OriginalKey {
  const parsed = parseOriginalKey(key);
  if (!parsed) throw new Error("The message names an object that is not an original.");
  return parsed;
}
