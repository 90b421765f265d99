/** Of Node's network, and of its `fetch`. */
const NETWORK_CODES = new Set([
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_SOCKET",
]);
const TIMEOUTS = new Set(["TimeoutError", "RequestTimeout", "NetworkingError"]);

/** Whether a request failed without an answer: nobody was there, the connection broke, or its time was over. */
export function isUnanswered(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as Error & { code?: unknown };
  if (TIMEOUTS.has(error.name) || (typeof code === "string" && NETWORK_CODES.has(code))) return true;
  return error.cause !== undefined && isUnanswered(error.cause);
}
