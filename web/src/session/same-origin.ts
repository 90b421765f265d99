import { SnapRaceError } from "@snaprace/core/errors";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Programs say nothing about where they come from, browsers do: no other site may have its visitors change anything here.
 * @throws SnapRaceError `not-allowed`
 */
export function refuseOtherSites({ method, headers }: Pick<Request, "method" | "headers">): void {
  if (SAFE_METHODS.has(method) || headers.get("origin") === null) return;
  requireSameOrigin({ headers });
}

/**
 * Browsers say where a request comes from; one that changes something must come from this site.
 * @throws SnapRaceError `not-allowed`
 */
export function requireSameOrigin({ headers }: { readonly headers: Pick<Headers, "get"> }): void {
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  if (origin && URL.canParse(origin) && new URL(origin).host === host) return;
  throw new SnapRaceError("not-allowed", "A request from another site.");
}
