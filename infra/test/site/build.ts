import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildSite, isSiteBuilt } from "../../../packages/local/src/stack/web-build.ts";
import { CACHE, ROOT, run } from "../synth/platform.ts";
import { compareWithSynthesis } from "../synth/site-stub.ts";

const WEB = path.join(ROOT, "web");
const SERVER = path.join(WEB, ".open-next/server-functions/default");
const STANDALONE = path.join(WEB, ".next/standalone");
const ARM = "node_modules/@img/sharp-linux-arm64/lib/*.node";

/** Bytes of the site's function, which every machine's own native parts are in too. */
export interface SiteBundle {
  readonly directory: string;
  readonly bytes: number;
}

/**
 * Builds the site and makes a Lambda function of it with the OpenNext that SST would fetch.
 * @throws Error when something is missing that OpenNext itself would deploy without
 */
export async function buildSiteBundle(): Promise<void> {
  if (!isSiteBuilt() || !existsSync(STANDALONE)) {
    rmSync(path.join(WEB, ".next"), { recursive: true, force: true });
    // What OpenNext sets before it builds.
    await buildSite(path.join(CACHE, "site-build.log"), {
      NEXT_PRIVATE_STANDALONE: "true",
      NEXT_PRIVATE_OUTPUT_TRACE_ROOT: ROOT.replace(/\/$/, ""),
    });
  }
  const openNext = await ensureOpenNext();
  const program = path.join(openNext, "dist/index.js");
  const { code, output } = await run(
    process.execPath,
    [program, "build", "--config-path", "../infra/test/site/open-next.config.ts"],
    { NEXT_TELEMETRY_DISABLED: "1" },
    WEB,
  );
  if (code !== 0 || /^ERROR/m.test(output)) throw new Error(`open-next build:\n${output}`);
  compareWithSynthesis(JSON.parse(readFileSync(path.join(WEB, ".open-next/open-next.output.json"), "utf8")));
  if (globSync(ARM, { cwd: SERVER }).length === 0) throw new Error(`The site's function has no ${ARM}.`);
}

/** What was built. */
export function siteBundle(): SiteBundle {
  const files = globSync("**", { cwd: SERVER, withFileTypes: true }).filter((entry) => entry.isFile());
  return {
    directory: SERVER,
    bytes: files.reduce((sum, file) => sum + statSync(path.join(file.parentPath, file.name)).size, 0),
  };
}

/** SST runs it through npx; this is the same package, kept. */
async function ensureOpenNext(): Promise<string> {
  const [, version] = /openNextVersion: "([\d.]+)"/.exec(readFileSync(path.join(ROOT, "infra/web.ts"), "utf8")) ?? [];
  const directory = path.join(CACHE, `open-next-${version}`);
  const installed = path.join(directory, "node_modules/@opennextjs/aws");
  if (existsSync(path.join(installed, "dist/index.js"))) return installed;
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, "package.json"), JSON.stringify({ private: true }));
  const npm = process.env.npm_execpath;
  const [program, ...first] = npm ? [process.execPath, npm] : ["npm"];
  const flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps"];
  const args = [...first, "install", "--prefix", directory, ...flags, `@opennextjs/aws@${version}`];
  const { code, output } = await run(program ?? "npm", args);
  if (code !== 0) throw new Error(`npm could not install OpenNext ${version}:\n${output}`);
  return installed;
}
