const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * HOUR_MS;
/** The longest race we take a time from: ten days. */
const MAX_MS = 10 * DAY_MS;

const COLONS = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2}(?:[.,]\d{1,3})?)$/;
const LETTERS =
  /^(?:PT)?(?:(\d{1,3})\s*(?:h|hr|hrs|hours?|시간|:)\s*)?(?:(\d{1,3})\s*(?:m|min|mins|minutes?|분|')\s*)?(?:(\d{1,2}(?:[.,]\d{1,3})?)\s*(?:s|sec|secs|seconds?|초|"|'')?)?$/i;

/**
 * An elapsed time in the forms that timing companies and spreadsheets write: `1:23:45`, `83:45`, `1:23:45.6`, `1h 23m 45s`,
 * `1시간 23분 45초`, `1:23'45"`, `PT1H23M45S`, or the share of a day that Excel keeps (`0.0581597`).
 * `42:10` is minutes and seconds, as results have it.
 * @returns ms, or `undefined` for what is no time
 */
export function parseDuration(text: string): number | undefined {
  const trimmed = text.trim().replace(/^\+/, "");
  const share = /^0?[.,]\d{4,}$/.test(trimmed) ? Number(trimmed.replace(",", ".")) : undefined;
  if (share !== undefined) return Math.round(share * 86_400) * 1000;
  const colons = COLONS.exec(trimmed);
  if (colons) return total(colons[1], colons[2], colons[3], colons[1] !== undefined);
  const letters = LETTERS.exec(trimmed);
  if (!letters || /^[\d.,]*$/.test(trimmed)) return undefined;
  return total(letters[1], letters[2], letters[3], letters[1] !== undefined);
}

function total(hours = "0", minutes = "0", seconds = "0", withHours: boolean): number | undefined {
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds.replace(",", "."))];
  if (s >= 60 || (withHours && m >= 60)) return undefined;
  const ms = h * HOUR_MS + m * MINUTE_MS + Math.round(s * 1000);
  return ms <= MAX_MS ? ms : undefined;
}

/**
 * An instant from a split's cell: a moment with its date, or a time of day on the day of the race.
 * @param at turns a local day and clock into an instant
 * @returns ISO 8601 UTC, or `undefined` for what is neither
 */
export function parseMoment(
  text: string,
  day: string,
  at: (day: string, clockMs: number) => number,
): string | undefined {
  const withZone = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/.test(text);
  if (withZone) return iso(Date.parse(text.replace(" ", "T")));
  const local = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})[T ](.+)$/.exec(text);
  const date = local ? [local[1], local[2]?.padStart(2, "0"), local[3]?.padStart(2, "0")].join("-") : day;
  const clock = clockMs(local?.[4] ?? text);
  return clock === undefined ? undefined : iso(at(date, clock));
}

function clockMs(text: string): number | undefined {
  const [, hour, minute, second = "0", half] =
    /^(\d{1,2}):(\d\d)(?::(\d\d(?:\.\d{1,3})?))?\s*(am|pm|a\.m\.|p\.m\.)?$/i.exec(text.trim()) ?? [];
  if (hour === undefined) return undefined;
  const afternoon = half?.toLowerCase().startsWith("p");
  const h = half ? (Number(hour) % 12) + (afternoon ? 12 : 0) : Number(hour);
  if (h > 23 || Number(minute) > 59 || Number(second) >= 60) return undefined;
  return h * HOUR_MS + Number(minute) * MINUTE_MS + Math.round(Number(second) * 1000);
}

function iso(time: number): string | undefined {
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
