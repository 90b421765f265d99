import type { FoundPhoto } from "./selfie-api.ts";

const keyOf = (eventId: string) => `found:${eventId}`;

/**
 * Keeps what a selfie found until this tab is closed: whoever opens one of the photos and comes back would have to show her face
 * again. Only photos that everybody may see, no selfie.
 * @param token of the consent; what was found is gone with it
 */
export function keepFound(eventId: string, token: string, photos: readonly FoundPhoto[]): void {
  try {
    sessionStorage.setItem(keyOf(eventId), JSON.stringify({ token, photos }));
  } catch {
    // Without storage she takes another selfie.
  }
}

export function forgetFound(eventId: string): void {
  try {
    sessionStorage.removeItem(keyOf(eventId));
  } catch {
    // What cannot be kept is not there.
  }
}

export function keptFound(eventId: string, token: string): readonly FoundPhoto[] | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(eventId)) ?? "{}") as {
      readonly token?: unknown;
      readonly photos?: readonly FoundPhoto[];
    };
    return kept.token === token && Array.isArray(kept.photos) ? kept.photos : undefined;
  } catch {
    return undefined;
  }
}
