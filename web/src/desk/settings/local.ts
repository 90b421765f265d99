import type { Event } from "@snaprace/core/event";
import { clockAt } from "../../gallery/local-time.ts";

/** `2026-10-18`: the day at the event. @param instant ISO 8601 */
export function localDay(instant: string, timeZone: string): string {
  // Swedish writes days as fields want them.
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(new Date(instant));
}

/** `2026-10-18T08:00`, as a date and time field wants it. @param instant ISO 8601 */
export function localMinute(instant: string, timeZone: string): string {
  return `${localDay(instant, timeZone)}T${clockAt(instant, timeZone, false)}`;
}

/** `2026-10-18T08:00:15`. @param instant ISO 8601 */
export function localSecond(instant: string, timeZone: string): string {
  return `${localDay(instant, timeZone)}T${clockAt(instant, timeZone)}`;
}

/** The next race of a series: the same weekday a year later, with the year in its name and address moved on. */
export function nextYear({ eventId, name, startsOn }: Pick<Event.Info, "eventId" | "name" | "startsOn">) {
  const year = Number(startsOn.slice(0, 4));
  const moved = (text: string) => text.replaceAll(String(year), String(year + 1));
  const day = new Date(`${startsOn}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 364);
  const id = moved(eventId);
  return {
    eventId: id === eventId ? `${eventId}-${year + 1}`.slice(0, 63) : id,
    name: moved(name),
    startsOn: day.toISOString().slice(0, 10),
  };
}
