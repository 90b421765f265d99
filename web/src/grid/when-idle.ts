/** ms after which even a busy page gets to it. */
const LATEST_MS = 1500;

/** Runs something when the page has nothing better to do. @returns how to give it up */
export function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(run, LATEST_MS / 10);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: LATEST_MS });
  return () => cancelIdleCallback(handle);
}
