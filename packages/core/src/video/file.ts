import { z } from "zod";

/** What every browser of today plays; the site changes nothing about it. */
export const TYPES = { mp4: "video/mp4", webm: "video/webm" } as const;

export const LIMITS = {
  /** Two hours at two megabits a second. */
  bytes: 2_000_000_000,
  signatureSeconds: 3600,
} as const;

/** A video's name in its event's folder: made of its content, as a photo's id is. */
export const File = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}\.(mp4|webm)$/, "Send the video again.");
