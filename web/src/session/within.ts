import { SnapRaceError } from "@snaprace/core/errors";

/** Renewing a session that has ended is tried for half a minute by the client itself: nobody waits so long for a page. ms */
export const SESSION_MS = 5_000;

/**
 * What comes in time.
 * @param ms after which it is no longer waited for
 * @throws SnapRaceError `unavailable` when nothing has come by then
 */
export async function within<Answer>(ms: number, answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    const late = () => reject(new SnapRaceError("unavailable", "The auth server does not answer."));
    timer = setTimeout(late, ms);
  });
  try {
    return await Promise.race([answer, over]);
  } finally {
    clearTimeout(timer);
  }
}
