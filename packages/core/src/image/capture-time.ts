import { zonedToUtc } from "../clock/index.ts";
import { readExif } from "./exif.ts";

export interface CaptureTime {
  /** UTC, ISO 8601 with milliseconds. */
  readonly at: string;
  /** `exif`: the camera said so. `upload`: the file does not say, so the time of upload stands in. */
  readonly source: "exif" | "upload";
}

const DAY_MS = 86_400_000;
const FIRST_PLAUSIBLE = Date.UTC(1995, 0, 1);

/**
 * When the photo was taken: EXIF DateTimeOriginal + SubSecTimeOriginal + OffsetTimeOriginal. A camera that does not know
 * its offset is taken to show the event's local time. Impossible times (before digital cameras, or more than a day after
 * the upload) fall back to the upload.
 *
 * @param timeZone IANA name of the event's time zone, e.g. `Asia/Seoul`.
 */
export function captureTime(exif: Buffer | undefined, uploadedAt: Date, timeZone: string): CaptureTime {
  const taken = exif && fromExif(exif, timeZone);
  if (taken === undefined || taken < FIRST_PLAUSIBLE || taken > uploadedAt.getTime() + DAY_MS) {
    return { at: uploadedAt.toISOString(), source: "upload" };
  }
  return { at: new Date(taken).toISOString(), source: "exif" };
}

function fromExif(exif: Buffer, timeZone: string): number | undefined {
  const photo = readExif(exif)?.Photo;
  const wallClock = photo?.DateTimeOriginal;
  // The reader hands out the camera's wall clock as if it were UTC.
  if (!(wallClock instanceof Date) || Number.isNaN(wallClock.getTime())) return undefined;
  const ms = Math.floor(wallClock.getTime() / 1000) * 1000 + subSeconds(photo?.SubSecTimeOriginal);
  const offset = offsetMs(photo?.OffsetTimeOriginal);
  return offset === undefined ? zonedToUtc(ms, timeZone) : ms - offset;
}

/** `"5"` is half a second, `"042"` is 42 ms: the digits after the decimal point. */
function subSeconds(value: unknown): number {
  const digits = typeof value === "string" ? value.replace(/\0/g, "").trim() : "";
  return /^\d+$/.test(digits) ? Math.floor(Number(`0.${digits}`) * 1000) : 0;
}

function offsetMs(value: unknown): number | undefined {
  const match = typeof value === "string" ? /^([+-])(\d{2}):(\d{2})/.exec(value) : null;
  if (!match) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === "-" ? -minutes : minutes) * 60_000;
}
