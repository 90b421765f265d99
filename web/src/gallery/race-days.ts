import type { Event } from "@snaprace/core/event";
import type { SiteContext } from "../server/context.ts";
import { keptFor } from "../server/kept-for.ts";
import { dayAt } from "./local-time.ts";

const KEPT_MS = 60_000;
const kept = keptFor<readonly string[]>(KEPT_MS);

/** Further away from its first day no race goes on: a camera's calendar was wrong. ms */
const REACH_MS = 7 * 86_400_000;
/** Share of the photos that makes a day one of the race: a camera whose clock was half a day wrong makes none. */
const LEAST_SHARE = 0.02;

/** The days on which an event's photos were taken, `2026-10-18` first; its first day always among them. */
export function raceDays({ timeline }: Pick<SiteContext, "timeline">, event: Event.Info): Promise<readonly string[]> {
  return kept(event.eventId, async () => {
    const { startsOn, timeZone } = event;
    const photos = new Map<string, number>();
    let total = 0;
    for (const { start, count } of await timeline.slots(event)) {
      const day = dayAt(start, timeZone);
      photos.set(day, (photos.get(day) ?? 0) + count);
      total += count;
    }
    const days = [...photos].filter(([day, count]) => isNear(day, startsOn) && count >= LEAST_SHARE * total);
    return [...new Set([startsOn, ...days.map(([day]) => day)])].sort();
  });
}

function isNear(day: string, other: string): boolean {
  return Math.abs(Date.parse(day) - Date.parse(other)) <= REACH_MS;
}
