import { dynamoRateLimiter } from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import { isSnapRaceError } from "@snaprace/core/errors";
import { Limit } from "@snaprace/core/limit";
import type { RateLimiter } from "@snaprace/core/port";
import type { NextRequest } from "next/server";
import { callerOf } from "./caller.ts";

const EVENT_PAGE = /^\/(?:[a-z]{2}\/)?events\/([^/]+)\/?$/;
/** Parameters that ask whether somebody is there. */
const ASKS = ["bib", "name"] as const;

let limiter: RateLimiter | undefined;

/**
 * Counts a search on an event's page with those of the API, so that trying every bib is no faster in a browser.
 * @returns seconds to wait when there were too many, else `undefined`
 */
export async function searchLimit(request: Pick<NextRequest, "nextUrl" | "headers">): Promise<number | undefined> {
  const { pathname, searchParams } = request.nextUrl;
  const eventId = EVENT_PAGE.exec(pathname)?.[1];
  if (eventId === undefined || !ASKS.some((name) => searchParams.get(name))) return undefined;
  limiter ??= dynamoRateLimiter();
  try {
    await Limit.admit({ limiter, clock: systemClock }, "bib", `${callerOf(request)} ${eventId}`);
    return undefined;
  } catch (error) {
    if (isSnapRaceError(error, "rate-limited")) return error.retryAfterSeconds ?? 60;
    // What cannot be counted is let through: the page itself says it when a service is down.
    process.emitWarning(error instanceof Error ? error : String(error));
    return undefined;
  }
}
