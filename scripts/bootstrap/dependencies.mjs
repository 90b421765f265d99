import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const LEAST_NODE_MAJOR = 20;

/**
 * Installs the dependencies unless those of this very lockfile are installed already.
 * @param {string} root
 */
export async function ensureDependencies(root) {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < LEAST_NODE_MAJOR) {
    throw new Error(`SnapRace needs Node ${LEAST_NODE_MAJOR} or newer; this is ${process.versions.node}.`);
  }
  const stamp = path.join(root, "node_modules/.snaprace-lock");
  const wanted = createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;

  process.stdout.write("Installing dependencies (about a minute, once) … ");
  const started = Date.now();
  await npmCi(root);
  writeFileSync(stamp, wanted);
  process.stdout.write(`done in ${Math.round((Date.now() - started) / 1000)} s\n`);
}

async function npmCi(root) {
  const logs = path.join(root, ".snaprace/logs");
  mkdirSync(logs, { recursive: true });
  const file = path.join(logs, "install.log");
  const log = createWriteStream(file);
  const output = [];
  const code = await new Promise((resolve, reject) => {
    const [command, ...args] = npm();
    const child = spawn(command, [...args, "ci", "--no-audit", "--no-fund"], { cwd: root, env: environment() });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output.push(chunk);
        log.write(chunk);
      });
    }
    child.once("error", reject);
    child.once("exit", resolve);
  });
  log.end();
  if (code === 0) return;
  const tail = Buffer.concat(output).toString().trim().split("\n").slice(-15).join("\n");
  throw new Error(`npm ci failed:\n\n${tail}\n\nThe whole output is in ${file}. Is the npm registry reachable?`);
}

/** The npm that called us, if one did: it may not be on the PATH. */
function npm() {
  const cli = process.env.npm_execpath;
  return cli && /npm-cli\.[cm]?js$/.test(cli) ? [process.execPath, cli] : ["npm"];
}

/** `npm start` in a production shell must still install what builds and tests. */
function environment() {
  const { NODE_ENV: _, ...rest } = process.env;
  return rest;
}
