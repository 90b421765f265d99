// biome-ignore lint/correctness/noUndeclaredDependencies: built into the runtime
import cf from "cloudfront";

/*
 * Runs before the cache for every image and finish video, in CloudFront Functions (JavaScript runtime 2.0) and in the local CDN: a photo that
 * was taken down or whose event was closed is gone at once, although its image is cached for a year.
 */

// /{organizer}/{event}/processed/{photo id}{rendition} and …/video/{id}.mp4; nothing else in the bucket has a public address.
const IMAGE = /^\/[a-z0-9]+\/([a-z0-9-]+)\/processed\/([0-9A-HJKMNP-TV-Z]{26})(\.jpg|_1024\.webp|_400\.webp)$/;
const VIDEO = /^\/[a-z0-9]+\/([a-z0-9-]+)\/video\/([0-9A-HJKMNP-TV-Z]{26})\.(mp4|webm)$/;

const PREVIEW_TOKEN = /^[\w-]{1,128}$/;

const store = cf.kvs();

async function lookUp(key) {
  // `get` throws for an absent key and for an outage alike, `exists` for an outage only.
  return (await store.exists(key)) ? store.get(key) : undefined;
}

async function isVisible(eventId, preview) {
  if ((await lookUp(`event:${eventId}`)) === "published") return true;
  return PREVIEW_TOKEN.test(preview) && (await lookUp(`preview:${preview}`)) === eventId;
}

function refuse(statusCode, statusDescription) {
  return { statusCode, statusDescription, headers: { "cache-control": { value: "no-store" } } };
}

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
async function handler(event) {
  const request = event.request;
  const image = IMAGE.exec(request.uri);
  const video = VIDEO.exec(request.uri);
  if (!image && !video) return refuse(404, "Not Found");
  const closed = image ? `photo:${image[2]}` : `video:${video[1]}/${video[2]}.${video[3]}`;
  const preview = request.querystring.preview ? request.querystring.preview.value : "";
  try {
    if (await store.exists(closed)) return refuse(404, "Not Found");
    if (!(await isVisible((image || video)[1], preview))) return refuse(404, "Not Found");
  } catch (error) {
    // Closed when in doubt. An outage is not "not found": nobody may take it for an answer about a photo.
    // biome-ignore lint/suspicious/noConsole: the only log a CloudFront function has
    console.log(`edge store failed: ${error}`);
    return refuse(503, "Service Unavailable");
  }
  // One object, one cache entry.
  request.querystring = {};
  return request;
}
