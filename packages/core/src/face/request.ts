import { z } from "zod";
import * as Audit from "../audit/audit.ts";
import { SnapRaceError } from "../errors/index.ts";
import type * as Event from "../event/event.ts";
import { isVisible, keys } from "../photo/photo.ts";
import type { PhotoQueue, Position, Projection } from "../port/index.ts";
import { rows, type Truth } from "../truth/index.ts";

const PAGE = 200;

interface Context {
  /** The server's truth: no visitor may change an event. */
  readonly truth: Truth;
  readonly projection: Projection;
  readonly queue: PhotoQueue;
}

/**
 * Has the faces of an `on_demand` event read: marks the event, then sends every photo through the pipeline again. Of many
 * who ask at once, one does it; if the sending fails the mark is taken back, so that the next one tries again.
 * @returns whether this call was the one
 */
export async function requestFaces(
  { truth, projection, queue }: Context,
  event: Pick<Event.Info, "organizerId" | "eventId">,
  now: Date,
): Promise<boolean> {
  const mark = (value: string | null) =>
    truth.from("events").update({ faces_requested_at: value }).eq("id", event.eventId);
  // Before the first message: a photo that is read while the event has no mark is read without its faces.
  const marked = await mark(now.toISOString()).is("faces_requested_at", null).select("id");
  if (rows(z.object({ id: z.string() }), marked).length === 0) return false;
  try {
    let start: Position | undefined;
    do {
      const page = await projection.list(event, PAGE, start);
      await queue.sendOriginals(page.items.filter(isVisible).map((photo) => keys.original(photo)));
      start = page.next;
    } while (start !== undefined);
  } catch (cause) {
    const { error } = await mark(null).select("id");
    throw new SnapRaceError("unavailable", "The event's faces could not be asked for.", { cause: error ?? cause });
  }
  const { organizerId, eventId } = event;
  await Audit.record(truth, { organizerId, eventId, actor: undefined, action: "faces.requested" });
  return true;
}
