import { isSnapRaceError, isUnanswered } from "@snaprace/core/errors";

/**
 * Whether a failure means "come back later": a service that does not answer, or answers that the fault is its own. Errors of
 * the AWS SDK carry `$fault`.
 */
export function isOutage(error: unknown): boolean {
  if (isSnapRaceError(error)) return error.code === "unavailable";
  if (!(error instanceof Error)) return false;
  const { $fault, $retryable } = error as Error & { $fault?: unknown; $retryable?: unknown };
  if ($fault === "server" || $retryable !== undefined || isUnanswered(error)) return true;
  return error.cause !== undefined && isOutage(error.cause);
}
