import { SnapRaceError } from "../errors/index.ts";
import type * as Photo from "../photo/photo.ts";
import type { DeadLetters, DeadMessage, Projection } from "../port/index.ts";
import { visit } from "./dead-letters.ts";
import { originalsOf } from "./message.ts";

/** One photo whose message was received too often. */
export interface DeadLetter {
  /** ISO 8601 UTC: when the message was sent. */
  readonly sentAt: string;
  /** `undefined` for a message that is none of ours: sending it back heals nothing. */
  readonly original: Photo.OriginalKey | undefined;
  /** What is known of the photo; `undefined` when nothing is. */
  readonly photo: Photo.Info | undefined;
}

interface ListPorts {
  readonly deadLetters: Pick<DeadLetters, "receive" | "release">;
  readonly projection: Pick<Projection, "photos">;
}

/** Everything that was set aside, oldest first. Nothing is changed by looking. */
export async function listDeadLetters({ deadLetters, projection }: ListPorts): Promise<DeadLetter[]> {
  const found: DeadLetter[] = [];
  const describe = async (messages: readonly DeadMessage[]) => {
    const entries = messages.map((message) => ({ message, originals: originalsOf(message.body) }));
    const known = await projection.photos(distinct(entries.flatMap(({ originals }) => originals)));
    for (const { message, originals } of entries) {
      const { sentAt } = message;
      if (originals.length === 0) found.push({ sentAt, original: undefined, photo: undefined });
      for (const original of originals) {
        const photo = known.find(
          ({ eventId, photoId }) => eventId === original.eventId && photoId === original.photoId,
        );
        found.push({ sentAt, original, photo });
      }
    }
  };
  await visit(deadLetters, () => true, describe);
  return found.sort((a, b) => (a.sentAt < b.sentAt ? -1 : 1));
}

interface RedriveOptions {
  readonly onProgress?: (moved: number) => void;
  /** Waits before the next look at how far the queue is; one second by default. */
  readonly pause?: () => Promise<void>;
}

/**
 * Sends everything that was set aside through the pipeline again, and waits until the queue has done so. A photo leaves the
 * state `dead-lettered` when its execution begins.
 * @returns how many messages were moved
 * @throws SnapRaceError `unavailable` when the queue stopped half-way; what was not moved is still set aside
 */
export async function redrive(
  deadLetters: Pick<DeadLetters, "startMove" | "move">,
  { onProgress, pause = second }: RedriveOptions = {},
): Promise<number> {
  await deadLetters.startMove();
  for (;;) {
    const { status, moved, problem } = await deadLetters.move();
    if (status === "completed") return moved;
    if (status === "failed") {
      throw new SnapRaceError(
        "unavailable",
        `The queue stopped after ${moved} messages: ${problem ?? "no reason given"}.`,
      );
    }
    onProgress?.(moved);
    await pause();
  }
}

/** DynamoDB refuses a batch that names an item twice. */
function distinct(originals: readonly Photo.OriginalKey[]): Photo.OriginalKey[] {
  return [...new Map(originals.map((original) => [original.key, original])).values()];
}

function second(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1000));
}
