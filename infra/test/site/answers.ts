import path from "node:path";
import { ROOT, run } from "../synth/platform.ts";
import type { SiteBundle } from "./build.ts";

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Asks the site's function for the gallery of an event, and for one that is not there.
 * @throws Error when it does not show the photo, or shows what it should not
 */
export async function askSite(
  { directory }: SiteBundle,
  environment: Readonly<Record<string, string>>,
  { eventId, photoId, cdn }: { readonly eventId: string; readonly photoId: string; readonly cdn: string },
): Promise<string> {
  const gallery = await ask(directory, environment, `/events/${eventId}`);
  const image = `${cdn}/`;
  const shown = gallery.status === 200 && gallery.body.includes(photoId) && gallery.body.includes(image);
  if (!shown) throw new Error(`The gallery answered ${gallery.status}: ${gallery.body.slice(0, 2000)}`);
  const policy = gallery.headers["content-security-policy"] ?? "";
  if (!policy.includes("nonce-")) throw new Error(`The gallery has no policy: ${JSON.stringify(gallery.headers)}`);
  const missing = await ask(directory, environment, "/events/no-such-event");
  if (missing.status !== 404) throw new Error(`An event that is not there answered ${missing.status}.`);
  return `gallery ${gallery.status}, ${Math.round(Buffer.byteLength(gallery.body) / 1024)} KB of HTML with its photo and policy; no such event ${missing.status}`;
}

async function ask(directory: string, environment: Readonly<Record<string, string>>, page: string): Promise<Answer> {
  const script = path.join(ROOT, "infra/test/site/request.ts");
  const file = path.join(directory, "index.mjs");
  const { code, output } = await run(
    process.execPath,
    [script, file, page],
    { ...environment, NODE_ENV: "production" },
    directory,
  );
  if (code !== 0) throw new Error(`The site's function failed for ${page}:\n${output}`);
  return JSON.parse(output.trim().split("\n").at(-1) ?? "{}") as Answer;
}
