import { appendFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { isPortFree } from "../process/index.ts";
import { DEFAULT_PORTS, firstServerPort, ROOT, type StackConfig, stackConfig } from "./config.ts";
import { type Demo, startDemo } from "./demo.ts";
import { lockInstance } from "./instance-lock.ts";
import { writeLocalEnv } from "./local-env.ts";
import type { DemoGuide } from "./service.ts";
import { Supervisor } from "./supervisor.ts";
import { Terminal } from "./terminal.ts";
import { buildSite, isSiteBuilt } from "./web-build.ts";

/* `npm start`: the whole product on this machine. */

const USAGE = `Usage: npm start -- [options]
  --port <number>      port of the site (default ${DEFAULT_PORTS.site})
  --servers <number>   first of the ports of the embedded cloud (default ${DEFAULT_PORTS.firstServer})
  --data <folder>      where everything is kept (default .snaprace)
  --empty              without the photos of the demo race
  --tps <number>       calls per second that the local Rekognition answers, as a quota does (default: no quota)
  --recorded <folder>  keeps there what the local Rekognition reads, and does not read the same picture again`;

const terminal = new Terminal(process.stdout);
let lock: ReturnType<typeof lockInstance> | undefined;
const options = readOptions();
const dataDirectory = path.resolve(ROOT, options.data);
mkdirSync(path.join(dataDirectory, "logs"), { recursive: true, mode: 0o700 });
lock = lockInstance(dataDirectory);
if ("heldBy" in lock) {
  fail(
    `SnapRace is already running here (process ${lock.heldBy}). Open it in a browser, or stop it with Ctrl-C in its terminal.`,
  );
}
const config = await stackConfig({
  dataDirectory,
  ports: { site: options.port, firstServer: options.servers },
  demo: options.empty ? "none" : "all",
  recogniserTps: options.tps,
  recordedAnswers: options.recorded === undefined ? undefined : path.resolve(ROOT, options.recorded),
});
await refuseTakenPorts(config);

const supervisor = new Supervisor(config, (text) => terminal.line(text));
let demo: Demo | undefined;
let stopping: Promise<void> | undefined;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));

try {
  writeLocalEnv(config);
  terminal.line("Starting the embedded cloud …");
  const site = isSiteBuilt() ? Promise.resolve() : build();
  await supervisor.start();
  const guide = makeDemo();
  await site;
  await supervisor.startSite();
  terminal.guide(config.siteUrl, await guide, options.data);
  demo?.startPhotos();
} catch (error) {
  if (!stopping) {
    terminal.line(error instanceof Error ? error.message : String(error));
    await stop(1);
  }
}

function build(): Promise<void> {
  terminal.line("Building the site, which is done once …");
  return buildSite(path.join(dataDirectory, "logs", "build.log"));
}

/** @returns what to tell the visitor, as soon as it is known; the photos follow */
function makeDemo(): Promise<DemoGuide> {
  const log = path.join(dataDirectory, "logs", "demo.log");
  return new Promise((resolve, reject) => {
    let startedAt: number | undefined;
    demo = startDemo(config, {
      onGuide: resolve,
      onProgress(progress) {
        startedAt ??= performance.now();
        terminal.progress(progress, performance.now() - startedAt);
      },
      onLog: (text) => appendFileSync(log, text),
    });
    demo.done.then(
      () => startedAt !== undefined && terminal.settle(),
      (error: Error) => {
        const message = `${error.message} Its log is ${log}.`;
        if (!stopping) terminal.line(message);
        reject(new Error(message));
      },
    );
  });
}

function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    terminal.settle();
    terminal.line("Stopping …");
    await demo?.child.stop();
    await supervisor.stop();
    if (lock && "release" in lock) lock.release();
    process.exit(code);
  })();
  return stopping;
}

async function refuseTakenPorts({ ports }: StackConfig): Promise<void> {
  for (const [name, port] of Object.entries(ports)) {
    if (await isPortFree(port)) continue;
    const flag = name === "site" ? `--port ${port + 100}` : `--servers ${ports.health + 100}`;
    fail(
      `Port ${port} (${name}) is taken by another program. Stop that program, or choose other ports: npm start -- ${flag}`,
    );
  }
}

interface Options {
  readonly port: number;
  readonly servers: number;
  readonly data: string;
  readonly empty: boolean;
  readonly tps: number | undefined;
  readonly recorded: string | undefined;
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string", default: String(DEFAULT_PORTS.site) },
        servers: { type: "string" },
        data: { type: "string", default: ".snaprace" },
        empty: { type: "boolean", default: false },
        tps: { type: "string" },
        recorded: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) {
      terminal.line(USAGE);
      process.exit(0);
    }
    const port = portOf(values.port);
    return {
      port,
      servers: firstServerPort(port, values.servers === undefined ? undefined : portOf(values.servers)),
      data: values.data,
      empty: values.empty,
      recorded: values.recorded,
      tps: values.tps === undefined ? undefined : tpsOf(values.tps),
    };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_500) return port;
  throw new Error(`"${text}" is not a port.`);
}

function tpsOf(text: string): number {
  const tps = Number(text);
  if (Number.isFinite(tps) && tps >= 1) return tps;
  throw new Error(`--tps: "${text}" is not a number of calls per second. Give 1 or more.`);
}

function fail(message: string): never {
  if (lock && "release" in lock) lock.release();
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
