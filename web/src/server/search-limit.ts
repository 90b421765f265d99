import { dynamoRateLimiter } from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import { isSnapRaceError } from "@snaprace/core/errors";
import { Limit } from "@snaprace/core/limit";
import type { RateLimiter } from "@snaprace/core/port";
import type { NextRequest } from "next/server";
import { callerOf } from "./caller.ts";

/** Pages that tell whether somebody is there, by what asks it of them. */
const ASKING: readonly { readonly page: RegExp; readonly by: Readonly<Record<string, Limit.Question["by"]>> }[] = [
  { page: /^\/(?:[a-z]{2}\/)?events\/([^/]+)\/?$/, by: { bib: "bib", name: "name" } },
  { page: /^\/(?:[a-z]{2}\/)?events\/([^/]+)\/photos\/[^/]+\/?$/, by: { bib: "bib" } },
  // One field for both.
  { page: /^\/(?:[a-z]{2}\/)?events\/([^/]+)\/results\/?$/, by: { q: "name" } },
];

/** A path with every character as itself, however often it was escaped: other spellings lead to the same page. */
function unescaped(pathname: string): string {
  try {
    const once = decodeURIComponent(pathname);
    return once === pathname ? pathname : unescaped(once);
  } catch {
    // Cut-off escapes lead to no page.
    return pathname;
  }
}

/** What a page's address asks about people, and of which event. */
export function questionsOf({
  pathname,
  searchParams,
}: Pick<URL, "pathname" | "searchParams">):
  | { readonly eventId: string; readonly questions: Limit.Question[] }
  | undefined {
  const path = unescaped(pathname);
  for (const { page, by } of ASKING) {
    const eventId = page.exec(path)?.[1];
    if (eventId === undefined) continue;
    const questions = Object.entries(by).flatMap(([name, kind]) => {
      const text = searchParams.get(name);
      return text ? [{ by: kind, text }] : [];
    });
    return { eventId, questions };
  }
  return undefined;
}

let limiter: RateLimiter | undefined;

/**
 * Counts what a page is asked about people with what the API is, so that trying every bib is no faster in a browser.
 * @returns seconds to wait when there was too much, else `undefined`
 */
export async function searchLimit(request: Pick<NextRequest, "nextUrl" | "headers">): Promise<number | undefined> {
  const asked = questionsOf(request.nextUrl);
  if (!asked || asked.questions.length === 0) return undefined;
  limiter ??= dynamoRateLimiter();
  const caller = `${callerOf(request)} ${asked.eventId}`;
  try {
    for (const question of asked.questions) {
      await Limit.admitQuestion({ limiter, clock: systemClock }, caller, question);
    }
    return undefined;
  } catch (error) {
    if (isSnapRaceError(error, "rate-limited")) return error.retryAfterSeconds ?? 60;
    // What cannot be counted is let through: the page itself says it when a service is down.
    process.emitWarning(error instanceof Error ? error : String(error));
    return undefined;
  }
}
