import { timingSafeEqual } from "node:crypto";

/*
 * Runs in the site's function before the site. The function has an address of its own that anybody can call; only the distribution
 * knows the key, which site-request.js sends along with the address that CloudFront saw. Whoever comes another way would choose the
 * address that limits count.
 */

/** @returns the refusal, or undefined for a request that came through the distribution */
// biome-ignore lint/correctness/noUnusedVariables: called by the handler it is written into
function refuseAtDoor(event, key) {
  const { "x-front-door": shown = "", "x-viewer-address": viewer = "", ...headers } = event.headers;
  const [wanted, given] = [Buffer.from(key || ""), Buffer.from(shown)];
  const isOurs = wanted.length > 0 && given.length === wanted.length && timingSafeEqual(given, wanted);
  if (!isOurs) {
    return {
      statusCode: 403,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
      body: "This address is not for visitors.",
    };
  }
  // One address, whatever the visitor and the proxies on the way have written there; the key goes no further. Of pictures and zips
  // nothing is compressed again, and OpenNext's Brotli takes its time for pages.
  const encoding = event.rawPath.startsWith("/api/") ? "identity" : "gzip";
  event.headers = { ...headers, "x-forwarded-for": viewer, "accept-encoding": encoding };
  return undefined;
}

/** Answers a refusal in the way of a function that streams. */
// biome-ignore lint/correctness/noUnusedVariables: called by the handler it is written into
function sendRefusal({ body, ...head }, stream) {
  awslambda.HttpResponseStream.from(stream, head).end(body);
}
