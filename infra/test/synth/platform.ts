import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
export const WORK = path.join(ROOT, ".sst");
export const PLATFORM = path.join(WORK, "platform");
/** Where synthesised stages are kept between the steps of one run. The mutation script uses a place of its own. */
export const CACHE = process.env.INFRA_CACHE ?? path.join(ROOT, "node_modules/.cache/infra");

/** Loads what the platform brings along: Pulumi, esbuild and TypeScript in the versions that SST runs. */
export const fromPlatform = createRequire(path.join(PLATFORM, "package.json"));

/** What no stage can be evaluated without; installing evaluates `app()`. */
export const EVERY_STAGE = { SNAPRACE_DEPLOY_MAIL_SENDER: "photos@race.example.com" } as const;

const INSTALL_ENVIRONMENT = {
  SST_TELEMETRY_DISABLED: "1",
  // Otherwise SST fetches Pulumi and bun from GitHub; types and components need neither.
  SST_SKIP_DEPENDENCY_CHECK: "1",
  SST_NO_BUN: "1",
  SST_STAGE: "ci",
  AWS_EC2_METADATA_DISABLED: "true",
  ...EVERY_STAGE,
};

/** Writes SST's components and their types below `.sst`, with npm alone. Does nothing when this version is there. */
export async function ensurePlatform(): Promise<"installed" | "present"> {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, "node_modules/sst/package.json"), "utf8"));
  const stamp = path.join(PLATFORM, "version");
  const lock = path.join(WORK, "provider-lock.json");
  const complete = existsSync(stamp) && existsSync(lock) && existsSync(path.join(PLATFORM, "node_modules/esbuild"));
  if (complete && readFileSync(stamp, "utf8").includes(manifest.version)) return "present";
  const sst = path.join(ROOT, "node_modules/sst", manifest.bin.sst);
  const { code, output } = await run(process.execPath, [sst, "install", "--print-logs"], INSTALL_ENVIRONMENT);
  if (code !== 0) throw new Error(`sst install failed:\n${output.trim().split("\n").slice(-15).join("\n")}`);
  return "installed";
}

/** Runs a program, in the repository unless told where, and keeps what it says. */
export function run(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
  cwd: string = ROOT,
): Promise<{ code: number; output: string }> {
  const child = spawn(program, args, {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
