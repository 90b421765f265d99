import { localDay } from "../settings/local.ts";

/** Calendar days at the event from now until then; negative when it is over. @param instant ISO 8601 */
export function daysUntil(instant: string, now: Date, timeZone: string): number {
  const day = (time: string) => Date.parse(`${localDay(time, timeZone)}T00:00:00Z`);
  return Math.round((day(instant) - day(now.toISOString())) / 86_400_000);
}
