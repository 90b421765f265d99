import { AwsError } from "../server/index.ts";

/**
 * Rekognition's quota of calls per second, kept for each operation by itself as in the real service. An unused second may be
 * spent at once, never more. Calls above it are refused, not delayed.
 * https://docs.aws.amazon.com/general/latest/gr/rekognition.html
 */
export class Quota {
  readonly #tps: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  /**
   * @param tps calls per second and operation; at least 1
   * @param now ms since the epoch
   */
  constructor(tps: number, now: () => number) {
    if (!(Number.isFinite(tps) && tps >= 1))
      throw new RangeError(`${tps} calls per second are no quota: give 1 or more.`);
    this.#tps = tps;
    this.#now = now;
  }

  /** @throws AwsError ProvisionedThroughputExceededException when this second's calls are used up */
  take(operation: string): void {
    const at = this.#now();
    const before = this.#buckets.get(operation) ?? { tokens: this.#tps, at };
    // A clock that was set back gives nothing and takes nothing away.
    const refill = (Math.max(0, at - before.at) / 1000) * this.#tps;
    const tokens = Math.min(this.#tps, before.tokens + refill);
    const granted = tokens >= 1;
    this.#buckets.set(operation, { tokens: granted ? tokens - 1 : tokens, at });
    if (!granted) throw new AwsError("ProvisionedThroughputExceededException", 400, "Provisioned rate exceeded");
  }
}
