/** Where the token of a consent is kept: in this browser and nowhere else. */
export const consentKey = (eventId: string, noticeVersion: string): string => `consent:${eventId}:${noticeVersion}`;

export function remembered(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** A browser without storage asks again with the next visit. */
export function remember(key: string, token: string | undefined): void {
  try {
    if (token) localStorage.setItem(key, token);
    else localStorage.removeItem(key);
  } catch {
    // Private windows of some browsers have none.
  }
}
