/*
 * Runs before the cache of the site's pages, inside the CloudFront function that SST writes (JavaScript runtime 2.0). Pages
 * that are the same for everybody are kept for half a minute; this says which of them is the same: `x-page-variant` is part
 * of the cache's key. Whoever closes an event or takes a photo down is seen at once, because what is not public is asked of
 * the site each time.
 */

const PAGE = /^\/(?:[a-z]{2}\/)?events\/([a-z0-9-]+)(?:\/photos\/([0-9A-HJKMNP-TV-Z]{26}))?/;

/** An organizer's own address shows other races on the same path. */
function hostOf(request) {
  const host = request.headers.host;
  return host ? host.value.toLowerCase() : "";
}

/** What the site chooses a language by, when the address names none. */
function languageOf(request) {
  if (/^\/(en|ko)(\/|$)/.test(request.uri)) return "";
  const chosen = request.cookies.locale;
  if (chosen) return chosen.value;
  const accepted = request.headers["accept-language"];
  const tags = accepted ? accepted.value.toLowerCase().split(",") : [];
  return tags.filter((tag) => /^\s*(en|ko)\b/.test(tag)).join(",");
}

function isSignedIn(request) {
  return Object.keys(request.cookies).some((name) => name === "session" || name.startsWith("session."));
}

async function isPublic(uri, store) {
  const page = PAGE.exec(uri);
  if (!page) return true;
  const key = `event:${page[1]}`;
  if (!(await store.exists(key)) || (await store.get(key)) !== "published") return false;
  return !page[2] || !(await store.exists(`photo:${page[2]}`));
}

// biome-ignore lint/correctness/noUnusedVariables: called by the handler it is written into
async function choosePage(event, store) {
  const request = event.request;
  let isShared = false;
  try {
    isShared = !isSignedIn(request) && (await isPublic(request.uri, store));
  } catch (error) {
    // Without the store nothing is known to be public: the site itself is asked, and answers as it always does.
    // biome-ignore lint/suspicious/noConsole: the only log a CloudFront function has
    console.log(`edge store failed: ${error}`);
  }
  const variant = isShared ? `all ${hostOf(request)} ${languageOf(request)}` : `one ${event.context.requestId}`;
  request.headers["x-page-variant"] = { value: variant };
}

// What a visitor writes into these headers is overwritten. site-door.js reads them.
// biome-ignore lint/correctness/noUnusedVariables: called by the handler it is written into
function showKey(event, key) {
  event.request.headers["x-front-door"] = { value: key };
  event.request.headers["x-viewer-address"] = { value: event.viewer.ip };
}
