import { isSnapRaceError } from "@snaprace/core/errors";

const NETWORK_CODES = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "EPIPE", "ETIMEDOUT"]);
const TIMEOUTS = new Set(["TimeoutError", "RequestTimeout", "NetworkingError"]);

/**
 * Whether a failure means "come back later": a service that does not answer, or answers that the fault is its own. Errors of
 * the AWS SDK carry `$fault`; those of Node's network a `code`.
 */
export function isOutage(error: unknown): boolean {
  if (isSnapRaceError(error)) return error.code === "unavailable";
  if (!(error instanceof Error)) return false;
  const { code, $fault, $retryable } = error as Error & { code?: unknown; $fault?: unknown; $retryable?: unknown };
  if ($fault === "server" || $retryable !== undefined || TIMEOUTS.has(error.name)) return true;
  return (typeof code === "string" && NETWORK_CODES.has(code)) || (error.cause !== undefined && isOutage(error.cause));
}
