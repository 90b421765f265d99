import { setTimeout as pause } from "node:timers/promises";

/** How long the truth layer is waited for, ms. */
export interface TruthPatience {
  /** A question, all its attempts together. */
  readonly questionMs: number;
  /** A change, or a question that is put as one. */
  readonly changeMs: number;
  /** Before a question is put again; each pause is twice the one before. */
  readonly pauseMs: number;
}

/**
 * By who asks. A visitor waits for a question; Supabase itself ends a statement of a visitor after 3 s and every other after 8 s. The
 * shortest function that changes something has 15 s, the site, where a person imports a start list of tens of thousands, 60.
 * https://supabase.com/docs/guides/database/postgres/timeouts
 */
export const TRUTH_PATIENCE = {
  visitor: { questionMs: 4_000, changeMs: 12_000, pauseMs: 250 },
  server: { questionMs: 9_000, changeMs: 12_000, pauseMs: 250 },
  person: { questionMs: 9_000, changeMs: 50_000, pauseMs: 250 },
} as const satisfies Record<string, TruthPatience>;

/** What PostgREST answers while it starts, and a proxy before it when it does not answer. */
const PASSING = new Set([502, 503, 504, 520]);

/**
 * A `fetch` that ends. Questions are put again while their time lasts: a database that starts anew takes seconds, and a connection that
 * was kept may have died unheard. A change is sent once, since nobody knows how far it came.
 * @throws DOMException `TimeoutError`, or `AbortError` between two attempts; else what `fetch` throws
 */
export function patientFetch({ questionMs, changeMs, pauseMs }: TruthPatience): typeof fetch {
  return async (input, init) => {
    const method = (init?.method ?? (input instanceof Request ? input.method : "GET")).toUpperCase();
    const isQuestion = method === "GET" || method === "HEAD";
    const time = AbortSignal.timeout(isQuestion ? questionMs : changeMs);
    const signal = init?.signal ? AbortSignal.any([init.signal, time]) : time;
    const since = performance.now();
    for (let wait = pauseMs; ; wait *= 2) {
      const isLast = !isQuestion || performance.now() - since + wait >= questionMs;
      try {
        const answer = await fetch(input, { ...init, signal });
        if (isLast || !PASSING.has(answer.status)) return answer;
        await answer.body?.cancel();
      } catch (error) {
        if (isLast || signal.aborted) throw error;
      }
      await pause(wait, undefined, { signal });
    }
  };
}
