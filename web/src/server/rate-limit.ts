import { type Clock, systemClock } from "@snaprace/core/clock";
import { SnapRaceError } from "@snaprace/core/errors";

const WINDOW_MS = 60_000;
/** Callers remembered at most; beyond it the longest quiet ones are forgotten. */
const MAX_CALLERS = 10_000;

/**
 * So many calls a minute for each caller, counted in this process. On AWS every instance counts for itself, so it slows a
 * single abuser down; the web application firewall is what stops many.
 * @returns throws `rate-limited` when the caller has used its calls up
 */
export function rateLimit(perMinute: number, clock: Clock = systemClock): (caller: string) => void {
  const calls = new Map<string, number[]>();
  return (caller) => {
    const now = clock.now().getTime();
    const recent = (calls.get(caller) ?? []).filter((time) => time > now - WINDOW_MS);
    if (recent.length >= perMinute) throw new SnapRaceError("rate-limited", `More than ${perMinute} calls a minute.`);
    recent.push(now);
    // Deleted first, so that the map stays in the order of the last call.
    calls.delete(caller);
    calls.set(caller, recent);
    const oldest = calls.size > MAX_CALLERS ? calls.keys().next().value : undefined;
    if (oldest !== undefined) calls.delete(oldest);
  };
}

/** The address that the nearest proxy saw: it appends what it sees, so whatever stands before is the caller's own claim. */
export function callerOf(request: { readonly headers: Pick<Headers, "get"> }): string {
  return request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
