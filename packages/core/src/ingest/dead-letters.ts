import type { Clock } from "../clock/index.ts";
import * as Photo from "../photo/photo.ts";
import type { DeadLetters, DeadMessage, Objects, PhotoTruth, Projection } from "../port/index.ts";
import { arrivalOf } from "./arrival.ts";
import { originalsOf } from "./message.ts";

interface Ports {
  readonly deadLetters: Pick<DeadLetters, "receive" | "release">;
  readonly objects: Pick<Objects, "head">;
  readonly projection: Pick<Projection, "photo" | "save">;
  readonly truth: Pick<PhotoTruth, "event">;
  readonly clock: Clock;
}

export interface MarkResult {
  /** Dead letters looked at. */
  readonly seen: number;
  /** Photos that got the state `dead-lettered` now. */
  readonly marked: number;
}

/**
 * Gives photos whose message was received too often the state `dead-lettered`. The messages stay where they are. Doing it
 * again changes nothing.
 * @param hasTime asked before each further batch; what was not looked at is looked at in the next run
 */
export async function markDeadLetters(ports: Ports, hasTime: () => boolean): Promise<MarkResult> {
  let marked = 0;
  const seen = await visit(ports.deadLetters, hasTime, async (messages) => {
    const results = await Promise.all(messages.map((message) => mark(ports, message)));
    marked += results.filter(Boolean).length;
  });
  return { seen, marked };
}

/**
 * Hands out every dead letter once and shows all of them again in the end.
 * @returns how many there were
 */
export async function visit(
  deadLetters: Ports["deadLetters"],
  hasTime: () => boolean,
  look: (messages: readonly DeadMessage[]) => Promise<void>,
): Promise<number> {
  const seen = new Map<string, DeadMessage>();
  try {
    while (hasTime()) {
      const messages = await deadLetters.receive();
      const fresh = messages.filter(({ messageId }) => !seen.has(messageId));
      for (const message of messages) seen.set(message.messageId, message);
      // Those from the start come round again when the look took longer than they were hidden.
      if (fresh.length === 0) break;
      await look(fresh);
    }
  } finally {
    await deadLetters.release([...seen.values()]);
  }
  return seen.size;
}

async function mark(ports: Ports, message: DeadMessage): Promise<boolean> {
  let marked = false;
  for (const original of originalsOf(message.body)) {
    const previous = await ports.projection.photo(original);
    if (!Photo.isStuck(previous, ports.clock.now())) continue;
    // Nothing is written about an event that is not there, or no more.
    if (!previous && (await ports.truth.event(original.eventId))?.organizerId !== original.organizerId) continue;
    const head = await ports.objects.head(original.key);
    if (!head) continue;
    const photo = Photo.deadLettered(previous, arrivalOf(original, head), message.sentAt, ports.clock.now());
    // Written meanwhile: somebody is at work on it after all.
    if ((await ports.projection.save(photo, previous)) === "saved") marked = true;
  }
  return marked;
}
