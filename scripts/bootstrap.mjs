// Runs a command of this repository on a machine where nothing is installed yet. Node built-ins only.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBrowser } from "./bootstrap/browser.mjs";
import { ensureDependencies } from "./bootstrap/dependencies.mjs";
import { findRuntime } from "./bootstrap/runtime.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** What `npm run <name>` needs and runs. Paths from the root. */
const COMMANDS = {
  start: { script: "packages/local/src/stack/main.ts" },
  simulate: { script: "scripts/simulate/main.ts" },
  fuzz: { script: "scripts/fuzz/main.ts" },
  reset: { script: "scripts/reset.ts" },
  test: { script: "scripts/test/main.ts", browser: true },
  check: { script: "scripts/check.ts" },
  accuracy: { script: "scripts/accuracy/main.ts" },
  "bench:vision": { script: "scripts/bench/vision/main.ts" },
  "bench:ingest": { script: "scripts/bench/ingest/main.ts" },
  "bench:coverage": { script: "scripts/bench/coverage/main.ts" },
  "bench:web": { script: "scripts/bench/web/main.ts", browser: true },
  "bench:kill": { script: "scripts/bench/kill/main.ts" },
  "bench:quota": { script: "scripts/bench/quota/main.ts" },
  "bench:review": { script: "scripts/bench/review/main.ts", browser: true },
  "bench:upload": { script: "scripts/bench/upload/main.ts", browser: true },
  sbom: { script: "scripts/sbom/main.ts" },
  "infra:test": { script: "infra/test/main.ts" },
  snaprace: { script: "packages/cli/src/main.ts" },
};

const [name, ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name ?? "") ? COMMANDS[name] : undefined;
if (!command) {
  process.stderr.write(`Unknown command ${name}. There are: ${Object.keys(COMMANDS).join(", ")}.\n`);
  process.exit(2);
}

try {
  await ensureDependencies(ROOT);
  const browser = command.browser ? await ensureBrowser(ROOT) : undefined;
  run(findRuntime(ROOT), [path.join(ROOT, command.script), ...args], browser);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

/** Hands over: the child gets the terminal, its signals and the last word. */
function run(runtime, argv, browser) {
  const bin = path.join(ROOT, "node_modules/.bin");
  const environment = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` };
  if (browser) environment.SNAPRACE_BROWSER = browser;
  const script = argv[0];
  if (!existsSync(script)) throw new Error(`${script} is missing: is this a complete clone?`);
  const child = spawn(runtime, argv, { stdio: "inherit", env: environment });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    // Ctrl-C reaches the child by itself; a signal sent to this process alone is passed on.
    process.on(signal, () => signal !== "SIGINT" && child.kill(signal));
  }
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
