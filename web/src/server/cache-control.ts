/** How long an answer may be kept, and by whom. */
export const CACHE = {
  /** The same for everyone: the CDN keeps it for half a minute, so a takedown is seen everywhere within that time. */
  shared: "public, max-age=0, s-maxage=30",
  /** About one person, or for holders of a preview token. */
  none: "private, no-store",
} as const;
