import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import path from "node:path";
import { READER_ENVIRONMENT } from "@snaprace/vision/memory";
import { type DynamoDB, startDynamoDB } from "../dynamodb/index.ts";
import { type Child, spawnNode } from "../process/index.ts";
import { listen, type RunningServer } from "../server/index.ts";
import { ROOT, type StackConfig } from "./config.ts";
import { appEnvironment, baseEnvironment } from "./environment.ts";
import { CONFIG_VARIABLE, type ServiceMessage } from "./service.ts";

export type ServiceName = "dynamodb" | "supabase" | "rekognition" | "cloud" | "site";

export interface ServiceState {
  readonly name: ServiceName;
  state: "starting" | "ready" | "restarting" | "stopped";
  pid: number | undefined;
  restarts: number;
}

interface Definition {
  readonly name: ServiceName;
  readonly script: string;
  readonly args?: readonly string[];
  readonly nodeOptions?: readonly string[];
  readonly cwd?: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Resolves when the service answers; by default, when it says so. */
  readonly ready?: () => Promise<boolean>;
}

interface Running {
  readonly definition: Definition;
  readonly state: ServiceState;
  child: Child;
}

/** A service that fails to start ends, and is told at once; this is for one that hangs. A busy machine takes a minute for the database. */
const START_TIMEOUT_MS = 180_000;
const RESTART_PAUSE_MS = 1_000;
const LOG_LIMIT_BYTES = 5_000_000;

/** Starts the stack's processes, restarts one that dies, stops them all. Their output goes to files under `logs/`. */
export class Supervisor {
  readonly #config: StackConfig;
  readonly #onEvent: (text: string) => void;
  readonly #running = new Map<ServiceName, Running>();
  readonly #states = new Map<ServiceName, ServiceState>();
  #dynamodb: DynamoDB | undefined;
  #health: RunningServer | undefined;
  #stopping = false;

  /** @param onEvent told in words when something happens that the person at the terminal should know */
  constructor(config: StackConfig, onEvent: (text: string) => void) {
    this.#config = config;
    this.#onEvent = onEvent;
    mkdirSync(path.join(config.dataDirectory, "logs"), { recursive: true });
  }

  states(): ServiceState[] {
    return [...this.#states.values()];
  }

  /** Starts everything but the site; resolves when photos can be ingested. */
  async start(): Promise<void> {
    this.#health = await listen(this.#config.ports.health, (_, response) => {
      const healthy = this.states().every((service) => service.state === "ready");
      response.writeHead(healthy ? 200 : 503, { "content-type": "application/json" });
      response.end(JSON.stringify({ healthy, services: this.states() }));
    });
    const script = (name: string) => path.join(ROOT, `packages/local/src/stack/services/${name}.ts`);
    const environment = { ...appEnvironment(this.#config), [CONFIG_VARIABLE]: JSON.stringify(this.#config) };
    await Promise.all([
      this.#startDynamoDB(),
      this.#startNode({ name: "supabase", script: script("supabase"), environment }),
      this.#startNode({
        name: "rekognition",
        script: script("rekognition"),
        environment: { ...environment, ...READER_ENVIRONMENT },
      }),
      this.#startNode({ name: "cloud", script: script("cloud"), environment }),
    ]);
    this.#send("cloud", { type: "start-ingest" });
  }

  /** Starts the built site; resolves when it answers. */
  async startSite(): Promise<void> {
    const port = this.#config.ports.site;
    await this.#startNode({
      name: "site",
      script: path.join(ROOT, "node_modules/next/dist/bin/next"),
      // By name: bound to an address, Next takes its own rewrites for another site's and redirects in circles.
      args: ["start", "--port", String(port), "--hostname", "localhost"],
      nodeOptions: ["--import", path.join(ROOT, "packages/local/src/stack/services/site-front.ts")],
      cwd: path.join(ROOT, "web"),
      environment: { ...appEnvironment(this.#config), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      ready: () => answers(`http://127.0.0.1:${port}/api/health`),
    });
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const children = [...this.#running.values()];
    // The site and the cloud first: they use the others.
    await Promise.all(children.filter(({ state }) => state.name !== "supabase").map(({ child }) => child.stop()));
    await Promise.all([this.#running.get("supabase")?.child.stop(), this.#dynamodb?.stop()]);
    await this.#health?.close();
    for (const state of this.states()) state.state = "stopped";
  }

  async #startDynamoDB(): Promise<void> {
    const state = this.#stateOf("dynamodb");
    this.#dynamodb = await startDynamoDB({
      port: this.#config.ports.dynamodb,
      directory: path.join(this.#config.dataDirectory, "dynamodb"),
      onLog: this.#logger("dynamodb"),
    });
    state.state = "ready";
    state.pid = this.#dynamodb.process.pid;
    this.#dynamodb.process.once("exit", () => this.#restart(state, () => this.#startDynamoDB()));
  }

  async #startNode(definition: Definition): Promise<void> {
    const state = this.#stateOf(definition.name);
    const child = spawnNode({
      script: definition.script,
      args: definition.args ?? [],
      nodeOptions: definition.nodeOptions ?? [],
      cwd: definition.cwd ?? ROOT,
      environment: { ...baseEnvironment(), ...definition.environment },
      onLog: this.#logger(definition.name),
    });
    this.#running.set(definition.name, { definition, state, child });
    state.pid = child.process.pid;
    await this.#ready(definition, child);
    state.state = "ready";
    child.process.once("exit", () =>
      this.#restart(state, async () => {
        await this.#startNode(definition);
        if (definition.name === "cloud") this.#send("cloud", { type: "start-ingest" });
      }),
    );
  }

  #ready(definition: Definition, child: Child): Promise<void> {
    return new Promise((resolve, reject) => {
      const log = path.join(this.#config.dataDirectory, "logs", `${definition.name}.log`);
      const fail = (why: string) => reject(new Error(`The ${definition.name} service ${why}. Its log is ${log}.`));
      const timer = setTimeout(() => fail(`did not start within ${START_TIMEOUT_MS / 1000} seconds`), START_TIMEOUT_MS);
      const done = () => {
        clearTimeout(timer);
        child.process.off("exit", onExit);
        resolve();
      };
      const onExit = (code: number | null) => {
        clearTimeout(timer);
        fail(`ended with exit code ${code}`);
      };
      child.process.once("exit", onExit);
      if (definition.ready)
        void poll(definition.ready, () => child.process.exitCode === null).then((up) => up && done());
      else child.process.once("message", done);
    });
  }

  #restart(state: ServiceState, start: () => Promise<void>): void {
    if (this.#stopping) return;
    state.state = "restarting";
    state.restarts += 1;
    this.#onEvent(
      `The ${state.name} service stopped unexpectedly and is started again. Details: logs/${state.name}.log`,
    );
    setTimeout(() => {
      if (this.#stopping) return;
      start().catch((error: unknown) => {
        this.#onEvent(error instanceof Error ? error.message : String(error));
        this.#restart(state, start);
      });
    }, RESTART_PAUSE_MS);
  }

  #send(name: ServiceName, message: ServiceMessage): void {
    this.#running.get(name)?.child.process.send(message);
  }

  #stateOf(name: ServiceName): ServiceState {
    const state = this.#states.get(name) ?? { name, state: "starting", pid: undefined, restarts: 0 };
    this.#states.set(name, state);
    return state;
  }

  #logger(name: ServiceName): (text: string) => void {
    const file = path.join(this.#config.dataDirectory, "logs", `${name}.log`);
    let size = sizeOf(file);
    return (text) => {
      if (size > LOG_LIMIT_BYTES) {
        renameSync(file, `${file}.1`);
        size = 0;
      }
      appendFileSync(file, text);
      size += Buffer.byteLength(text);
    };
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

async function poll(check: () => Promise<boolean>, alive: () => boolean): Promise<boolean> {
  while (alive()) {
    if (await check()) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
