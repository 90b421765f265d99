import type { Event } from "@snaprace/core/event";
import type { SiteContext } from "../server/context.ts";
import { refreshedAfter } from "../server/kept-for.ts";
import { dayAt } from "./local-time.ts";

const REFRESHED_MS = 60_000;
const kept = refreshedAfter<readonly string[]>(REFRESHED_MS);

/** Further away from its first day no race goes on: a camera's calendar was wrong. ms */
const REACH_MS = 7 * 86_400_000;

/** The days on which an event's photos were taken, `2026-10-18` first; its first day always among them. */
export function raceDays({ timeline }: Pick<SiteContext, "timeline">, event: Event.Info): Promise<readonly string[]> {
  return kept(event.eventId, async () => {
    const { startsOn, timeZone } = event;
    const taken = (await timeline.slots(event)).map(({ start }) => dayAt(start, timeZone));
    const near = taken.filter((day) => Math.abs(Date.parse(day) - Date.parse(startsOn)) <= REACH_MS);
    return [...new Set([startsOn, ...near])].sort();
  });
}
