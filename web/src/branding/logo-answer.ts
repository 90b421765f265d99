import { SnapRaceError } from "@snaprace/core/errors";

/** @throws SnapRaceError `not-found` when the event has no logo */
export function logoAnswer(webp: Buffer | undefined, cacheControl: string): Response {
  if (!webp) throw new SnapRaceError("not-found", "No logo.");
  return new Response(new Uint8Array(webp), {
    headers: { "content-type": "image/webp", "cache-control": cacheControl },
  });
}
