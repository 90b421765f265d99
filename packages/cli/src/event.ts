import { SnapRaceError } from "@snaprace/core/errors";
import { Event } from "@snaprace/core/event";
import { serverTruth } from "@snaprace/core/truth";

/** @throws SnapRaceError `not-found` */
export async function findEvent(eventId: string): Promise<Event.Info> {
  const event = await Event.fromID(serverTruth(), eventId);
  if (!event)
    throw new SnapRaceError("not-found", `There is no event "${eventId}". Its id is in the address of its page.`);
  return event;
}
