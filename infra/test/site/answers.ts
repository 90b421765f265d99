import { writeFileSync } from "node:fs";
import path from "node:path";
import { zipEntry } from "../support/zip-entry.ts";
import { ROOT, run, WORK } from "../synth/platform.ts";
import type { SiteBundle } from "./build.ts";

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly bytes: number;
}

/** What the distribution's function sends along; synthesised, the real one is made of a secret. */
const DOOR_KEY = "key-of-the-front-door";
const THROUGH_THE_DISTRIBUTION = { "x-front-door": DOOR_KEY, "x-viewer-address": "203.0.113.7" };

/**
 * Asks the site's function for the gallery of an event, and for one that is not there; and as somebody who found the function's own
 * address.
 * @throws Error when it does not show the photo, or shows what it should not
 */
export async function askSite(
  { directory }: SiteBundle,
  environment: Readonly<Record<string, string>>,
  { eventId, photoId, cdn }: { readonly eventId: string; readonly photoId: string; readonly cdn: string },
): Promise<string> {
  writeFileSync(path.join(directory, "server-index.mjs"), wrapper());
  const ask = askAt(directory, { ...environment, FRONT_DOOR_KEY: DOOR_KEY });
  const gallery = await ask(`/events/${eventId}`, THROUGH_THE_DISTRIBUTION);
  const image = `${cdn}/`;
  const shown = gallery.status === 200 && gallery.body.includes(photoId) && gallery.body.includes(image);
  if (!shown) throw new Error(`The gallery answered ${gallery.status}: ${gallery.body.slice(0, 2000)}`);
  const policy = gallery.headers["content-security-policy"] ?? "";
  if (!policy.includes("nonce-")) throw new Error(`The gallery has no policy: ${JSON.stringify(gallery.headers)}`);
  const missing = await ask("/events/no-such-event", THROUGH_THE_DISTRIBUTION);
  if (missing.status !== 404) throw new Error(`An event that is not there answered ${missing.status}.`);
  const picture = await ask(`/api/v1/events/${eventId}/photos/${photoId}/download`, THROUGH_THE_DISTRIBUTION);
  if (picture.status !== 200 || picture.headers["content-type"] !== "image/jpeg" || picture.bytes < 10_000)
    throw new Error(`A download answered ${picture.status} with ${picture.bytes} bytes.`);
  const direct = await ask(`/events/${eventId}`, { "x-viewer-address": "203.0.113.7" });
  if (direct.status !== 403 || direct.body.includes(photoId))
    throw new Error(`Without its distribution the gallery answered ${direct.status}.`);
  return `gallery ${gallery.status}, ${Math.round(Buffer.byteLength(gallery.body) / 1024)} KB of HTML with its photo and policy; no such event ${missing.status}; a download of ${Math.round(picture.bytes / 1024)} KB; without the distribution ${direct.status}`;
}

/** What SST has written around the site's handler for the stage that was synthesised last: a deployment's own text. */
function wrapper(): Uint8Array {
  const archive = path.join(WORK, "artifacts/WebServerApnortheast2/code.zip");
  const file = zipEntry(archive, "server-index.mjs");
  if (!file) throw new Error(`${archive} has no wrapper: nothing stands at the door of the site's function.`);
  return file;
}

function askAt(directory: string, environment: Readonly<Record<string, string>>) {
  return async (page: string, headers: Readonly<Record<string, string>>): Promise<Answer> => {
    const script = path.join(ROOT, "infra/test/site/request.ts");
    const file = path.join(directory, "server-index.mjs");
    const { code, output } = await run(
      process.execPath,
      [script, file, page, JSON.stringify(headers)],
      { ...environment, NODE_ENV: "production" },
      directory,
    );
    if (code !== 0) throw new Error(`The site's function failed for ${page}:\n${output}`);
    return JSON.parse(output.trim().split("\n").at(-1) ?? "{}") as Answer;
  };
}
