import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/**
 * Finds a Chromium for the browser tests, or installs one: the system's, else Playwright's, else Debian's when we may.
 * @param {string} root
 * @returns {Promise<string>} path of the executable
 */
export async function ensureBrowser(root) {
  const found = process.env.SNAPRACE_BROWSER ?? onPath() ?? playwrights(root);
  if (found) return found;
  if (process.platform === "linux" && process.getuid?.() === 0 && has("apt-get")) {
    process.stdout.write("Installing Chromium for the browser tests with apt-get (once) … ");
    apt(["update"]);
    apt(["install", "-y", "--no-install-recommends", "chromium"]);
    process.stdout.write("done\n");
    const installed = onPath();
    if (installed) return installed;
  }
  throw new Error(
    "The browser tests need Chromium and none was found. Install it (Debian: apt-get install chromium; anywhere: npx playwright install chromium), or name one in SNAPRACE_BROWSER, and run this again.",
  );
}

function onPath() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  for (const name of NAMES) {
    const folder = folders.find((candidate) => candidate && existsSync(path.join(candidate, name)));
    if (folder) return path.join(folder, name);
  }
  return existsSync(MAC) ? MAC : undefined;
}

function playwrights(root) {
  const { chromium } = createRequire(path.join(root, "package.json"))("playwright");
  const executable = chromium.executablePath();
  return existsSync(executable) ? executable : undefined;
}

function has(command) {
  return spawnSync("sh", ["-c", `command -v ${command}`]).status === 0;
}

function apt(args) {
  const { status, stdout, stderr } = spawnSync("apt-get", ["-q", ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    encoding: "utf8",
  });
  if (status === 0) return;
  const tail = `${stdout ?? ""}${stderr ?? ""}`.trim().split("\n").slice(-8).join("\n");
  throw new Error(`apt-get ${args.join(" ")} failed:\n\n${tail}`);
}
