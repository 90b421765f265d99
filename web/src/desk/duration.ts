import { formatDuration } from "../results/format-duration.ts";

/** `1:23:45` or `23:45`; nothing for nothing. @param ms */
export function clock(ms: number | undefined): string {
  return ms === undefined ? "" : formatDuration(ms);
}
