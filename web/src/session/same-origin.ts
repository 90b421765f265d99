import { SnapRaceError } from "@snaprace/core/errors";

/**
 * Browsers say where a request comes from; one that changes something must come from this site.
 * @throws SnapRaceError `not-allowed`
 */
export function requireSameOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  if (origin && URL.canParse(origin) && new URL(origin).host === host) return;
  throw new SnapRaceError("not-allowed", "A request from another site.");
}
