import { functions } from "./functions.ts";

/** One message is one original. Visibility is six times the consumer's timeout, as AWS asks of SQS event sources. */
export const photoQueue = {
  batchSize: 1,
  visibilityTimeoutSeconds: 6 * functions.SfnTrigger.timeoutSeconds,
  retentionSeconds: 4 * 86_400,
  /** Deliveries before a message is set aside. */
  maxReceiveCount: 4,
} as const;

export const photoDeadLetters = { retentionSeconds: 14 * 86_400 } as const;

const HEADROOM = 1.3;
const LEAST_ALLOWED_BY_LAMBDA = 2;

/**
 * Photos in flight at once, which is all the backpressure there is: enough to keep the recogniser's quota busy while other
 * steps run, few enough that throttling stays short (Little's law with 30 % headroom).
 * @param recogniserTps calls per second the recogniser allows per operation
 * @param executionSeconds measured duration of one whole execution
 */
export function maxConcurrency(recogniserTps: number, executionSeconds: number): number {
  return Math.max(LEAST_ALLOWED_BY_LAMBDA, Math.ceil(HEADROOM * recogniserTps * executionSeconds));
}
