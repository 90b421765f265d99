import { createHash } from "node:crypto";
import { createWriteStream, existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { spawnNode } from "../process/index.ts";
import { ROOT } from "./config.ts";
import { baseEnvironment } from "./environment.ts";

const WEB = path.join(ROOT, "web");
const STAMP = path.join(WEB, ".next/built-from");
const INPUTS = ["web/{src,messages,public}/**/*", "web/*.{ts,mjs,json}", "packages/core/src/**/*", "package-lock.json"];
const TAIL_LINES = 20;

/** Whether the built site was built from what is in the folder now. */
export function isSiteBuilt(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, "utf8") === inputsHash();
}

/**
 * Builds the site for production.
 * @param extra what the build is told beyond that
 * @throws Error with the end of the build's output
 */
export async function buildSite(logFile: string, extra: Readonly<Record<string, string>> = {}): Promise<void> {
  const inputs = inputsHash();
  const log = createWriteStream(logFile);
  let output = "";
  const child = spawnNode({
    script: path.join(ROOT, "node_modules/next/dist/bin/next"),
    args: ["build"],
    cwd: WEB,
    // Without any linked resource: what a page reads from them while building would be frozen into it.
    environment: { ...baseEnvironment(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...extra },
    onLog: (text) => {
      output += text;
      log.write(text);
    },
  });
  const code = await new Promise<number | null>((resolve) => child.process.once("exit", resolve));
  log.end();
  if (code === 0) return writeFileSync(STAMP, inputs);
  throw new Error(
    `The site could not be built:\n\n${output.trim().split("\n").slice(-TAIL_LINES).join("\n")}\n\nAll of it: ${logFile}`,
  );
}

function inputsHash(): string {
  const hash = createHash("sha256");
  const files = INPUTS.flatMap((pattern) => globSync(pattern, { cwd: ROOT, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !path.basename(file).startsWith("next-env"));
  for (const file of files.sort())
    hash.update(path.relative(ROOT, file)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}
