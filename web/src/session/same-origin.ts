import { SnapRaceError } from "@snaprace/core/errors";

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
