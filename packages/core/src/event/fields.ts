import { z } from "zod";

/** IANA name. */
export const TimeZone = z.string().refine(isTimeZone, "This is not a time zone we know, such as Asia/Seoul.");

/** Local calendar day. */
export const Day = z.iso.date("A date looks like 2026-10-18.");

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
