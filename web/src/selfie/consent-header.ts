/** Carries the consent's token. A header, because addresses end up in logs and histories. */
export const CONSENT_HEADER = "consent-token";

export function consentTokenOf(request: Request): string | undefined {
  return request.headers.get(CONSENT_HEADER) ?? undefined;
}
