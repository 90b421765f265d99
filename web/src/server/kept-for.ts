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
    answer.catch(() => {
      // It may have failed so late that another answer is here by now.
      if (kept.get(key)?.answer === answer) kept.delete(key);
    });
    if (kept.size > MOST) kept.delete(kept.keys().next().value ?? key);
    return answer;
  };
}

/**
 * The same for questions that take longer than a page may: once there is an answer, it is given at once, and a new one is
 * fetched meanwhile when it is older than this. A failed fetch leaves the old one.
 */
export function refreshedAfter<Answer>(ms: number, now: () => number = Date.now) {
  const known = new Map<string, { askedAt: number; answer: Promise<Answer> }>();
  return (key: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const last = known.get(key);
    if (!last) {
      const answer = ask();
      known.set(key, { askedAt: now(), answer });
      answer.catch(() => known.delete(key));
      if (known.size > MOST) known.delete(known.keys().next().value ?? key);
      return answer;
    }
    if (now() - last.askedAt >= ms) {
      last.askedAt = now();
      ask().then(
        (answer) => known.set(key, { askedAt: last.askedAt, answer: Promise.resolve(answer) }),
        () => {
          // Whoever asks after the next pause tries again; what is known is better than nothing meanwhile.
        },
      );
    }
    return last.answer;
  };
}

/** Events asked for about the same time. */
const MOST = 50;
