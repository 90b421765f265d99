const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** `09:30`, as a time field gives it. */
export function isClock(text: string | undefined): text is string {
  return text !== undefined && CLOCK.test(text);
}

/**
 * The instant at which a clock at the event shows this time on this day. A time that the clocks skip in spring is read as if
 * they had not been put forward yet; one that comes twice in autumn is the first.
 * @param day `2026-10-18`
 * @param clock `09:30`
 * @param timeZone IANA name
 * @returns ISO 8601 UTC
 */
export function instantOf(day: string, clock: string, timeZone: string): string {
  const asUtc = Date.parse(`${day}T${clock}:00.000Z`);
  const before = offsetAt(asUtc - DAY_MS, timeZone);
  const candidates = [before, offsetAt(asUtc + DAY_MS, timeZone)].map((offset) => asUtc - offset);
  const fitting = candidates.filter((time) => time + offsetAt(time, timeZone) === asUtc);
  return new Date(fitting.length > 0 ? Math.min(...fitting) : asUtc - before).toISOString();
}

/** `09:42:13`, or `09:42` without seconds: the clock at the event. Digits only, so every browser and server agrees. */
export function clockAt(instant: string | number, timeZone: string, seconds = true): string {
  return clockFormat(timeZone, seconds).format(new Date(instant));
}

/** `2026-10-18`: the day at the event. */
export function dayAt(instant: string | number, timeZone: string): string {
  const known = dayFormats.get(timeZone);
  const format = known ?? new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  if (!known) dayFormats.set(timeZone, format);
  return format.format(new Date(instant));
}

/** The day after one, `2026-10-19` for `2026-10-18`. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}

const DAY_MS = 86_400_000;

/** Making one takes longer than using it a hundred times, and there are few zones. */
const formats = new Map<string, Intl.DateTimeFormat>();
const dayFormats = new Map<string, Intl.DateTimeFormat>();

function clockFormat(timeZone: string, seconds: boolean): Intl.DateTimeFormat {
  const key = `${timeZone} ${seconds}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds && { second: "2-digit" }),
  });
  formats.set(key, made);
  return made;
}

/** ms that the zone's clocks are ahead of UTC. */
function offsetAt(time: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(new Date(time));
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return shown - Math.floor(time / 1000) * 1000;
}
