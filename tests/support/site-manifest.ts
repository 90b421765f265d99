import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { ROOT } from "../../packages/local/src/stack/config.ts";

const Paths = z.record(z.string(), z.string());
const Actions = z.object({
  node: z.record(
    z.string(),
    z.object({ workers: z.record(z.string(), z.unknown()), filename: z.string(), exportedName: z.string() }),
  ),
});

export interface ServerAction {
  /** How a browser calls it. */
  readonly id: string;
  /** File and function, like `desk/actions.ts createEvent`. */
  readonly name: string;
  /** A page that has it. */
  readonly page: string;
}

const read = (name: string): unknown => JSON.parse(readFileSync(path.join(ROOT, "web/.next/server", name), "utf8"));

/** Pages and route handlers of the built site, as Next lists them: `/[locale]/desk/page`, `/api/health/route`. */
export function siteRoutes(): string[] {
  return Object.keys(Paths.parse(read("app-paths-manifest.json"))).sort();
}

/** Where a page or handler is, about this event of the demo's organizer. */
export function addressOf(route: string, event: string, photo = "01JAAAAAAAAAAAAAAAAAAAAAAA"): string {
  const filled = route
    .replace(/\/(page|route)$/, "")
    .replace("/[locale]", "")
    .replace("[event]", event)
    .replace("[organizer]", "demo")
    .replace("[photo]", photo)
    .replace("[selection]", "0123456789abcdefghijkl")
    .replace("[bib]", "1204")
    .replace("[...rest]", "nothing-here");
  return filled === "" ? "/" : filled;
}

/** Server actions of the built site: each is an address of its own that anybody can post to. */
export function serverActions(): ServerAction[] {
  const { node } = Actions.parse(read("server-reference-manifest.json"));
  return Object.entries(node).map(([id, { workers, filename, exportedName }]) => ({
    id,
    name: `${filename.replace("web/src/", "")} ${exportedName}`,
    page: Object.keys(workers).sort()[0]!.replace(/^app/, ""),
  }));
}
