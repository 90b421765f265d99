/**
 * Keeps what a slow question answered for a while, in this process: for things that change seldom and are asked with every
 * page. Questions that come together wait for one answer; a failure is not kept.
 */
export function keptFor<Answer>(ms: number, now: () => number = Date.now) {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<Answer> }>();
  return (key: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const known = kept.get(key);
    if (known && known.until > now()) return known.answer;
    const answer = ask();
    kept.set(key, { until: now() + ms, answer });
    answer.catch(() => kept.delete(key));
    if (kept.size > MOST) kept.delete(kept.keys().next().value ?? key);
    return answer;
  };
}

/** Events asked for about the same time. */
const MOST = 50;
