import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { evaluate, globalImports } from "./evaluate.ts";
import { type Place, type Resource, recordingMocks } from "./mocks.ts";
import { fromPlatform, PLATFORM, ROOT, WORK } from "./platform.ts";
import { type BuildRequest, startRpcServer } from "./rpc-server.ts";
import { stubSite } from "./site-stub.ts";

/*
 * Evaluates sst.config.ts with SST's real components and records every resource they would make:
 *   node infra/test/synth/main.ts --stage prod --out prod.json
 * No cloud is asked; what AWS would answer is made up in mocks.ts.
 */

export interface Synthesis {
  readonly app: {
    readonly removal: string;
    readonly protect: boolean;
    readonly providers: { readonly aws: Record<string, unknown> };
  };
  readonly outputs: Record<string, unknown>;
  readonly resources: readonly Resource[];
  readonly builds: readonly BuildRequest[];
}

interface Pulumi {
  readonly runtime: {
    setMocks(mocks: object, project: string, stack: string, preview: boolean): Promise<void>;
    runInPulumiStack(program: () => Promise<unknown>): Promise<unknown>;
    disconnect(): Promise<void>;
  };
  readonly output: (value: unknown) => { promise(withUnknowns: boolean): Promise<unknown> };
}

/** The wire message of one resource; Pulumi's mocks are told its inputs only. */
interface RegisterRequest {
  getParent(): string;
  getProtect(): boolean;
  getRetainondelete(): boolean;
}

const TIMEOUT_MS = 120_000;
const SETTLE_MS = 150;

const { values: flags } = parseArgs({
  options: {
    stage: { type: "string", default: "dev" },
    dev: { type: "boolean", default: false },
    out: { type: "string" },
  },
});

let countMade = () => 0;
const timer = setTimeout(() => fail(new Error("Synthesis did not end.")), TIMEOUT_MS);
// An error inside an `apply` surfaces here alone and leaves the stack waiting forever.
process.on("unhandledRejection", fail);
process.on("uncaughtException", fail);
try {
  const synthesis = await synthesise(flags.stage, flags.dev);
  clearTimeout(timer);
  const text = JSON.stringify(synthesis, null, 1);
  if (flags.out) {
    mkdirSync(path.dirname(flags.out), { recursive: true });
    writeFileSync(flags.out, text);
  } else process.stdout.write(`${synthesis.resources.map(({ type, name }) => `${type} ${name}`).join("\n")}\n`);
  process.exit(0);
} catch (error) {
  fail(error);
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.stderr.write(`Resources made: ${countMade()}\n`);
  process.exit(1);
}

async function synthesise(stage: string, dev: boolean): Promise<Synthesis> {
  const config = path.join(ROOT, "sst.config.ts");
  const { default: boot } = await evaluate<{ default: { app(input: object): Promise<Synthesis["app"]> } }>({
    label: "boot",
    entry: `import config from "${config}";\nexport default config;`,
    shim: "boot.js",
  });
  const app = { ...(await boot.app({ stage })), name: "snaprace", stage };
  const place: Place = { account: "123456789012", region: String(app.providers.aws.region) };
  const rpc = await startRpcServer(place.account, place.region);
  process.env.SST_SERVER = rpc.url;
  process.env.SST_AWS_REGION = place.region;

  const command = {
    command: dev ? "dev" : "deploy",
    rpc: rpc.url,
    dev,
    paths: { home: path.join(WORK, "home-synthesis"), root: ROOT, work: WORK, platform: PLATFORM },
    state: { version: {} },
  };
  const program = await evaluate<Program>({
    label: "run",
    entry: [
      `import { run } from "${PLATFORM}/src/auto/run.ts";`,
      `import config from "${config}";`,
      `import * as components from "${PLATFORM}/src/components";`,
      "export const transform = $transform;",
      "export { run, config, components };",
    ].join("\n"),
    globals: globalImports(),
    shim: "run.js",
    define: { $app: JSON.stringify(app), $cli: JSON.stringify(command), $dev: String(dev) },
  });
  if (!dev)
    program.transform(program.components.aws.Nextjs, (args) =>
      Object.assign(args, { path: stubSite(), buildCommand: "true" }),
    );

  const pulumi: Pulumi = fromPlatform("@pulumi/pulumi");
  const mocks = recordingMocks(place, watchOptions());
  countMade = () => mocks.resources.filter(({ type }) => type.startsWith("aws:")).length;
  await pulumi.runtime.setMocks(mocks, app.name, stage, false);
  // Resources made inside `apply` register late, and each may bring others.
  const settle = async () => {
    for (let seen = -1; seen !== mocks.resources.length; ) {
      seen = mocks.resources.length;
      await pulumi.runtime.disconnect();
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    }
  };
  const outputs = await pulumi.runtime
    .runInPulumiStack(() => program.run(program.config.run))
    .catch(async (error: unknown) => {
      // What was declared before the error is on its way to AWS, and counts as made.
      await settle();
      throw error;
    });
  await settle();
  const resolved = (await pulumi.output(outputs).promise(true)) as Record<string, unknown>;
  rpc.close();
  return { app, outputs: resolved, resources: mocks.resources, builds: rpc.builds };
}

interface Program {
  run(program: () => Promise<unknown>): Promise<unknown>;
  readonly config: { run(): Promise<unknown> };
  readonly components: { readonly aws: { readonly Nextjs: unknown } };
  transform(component: unknown, change: (args: object) => void): void;
}

/** Whether a resource is protected or retained is in the wire message, which Pulumi does not pass on to mocks. */
function watchOptions(): () => Resource["options"] {
  const { MockMonitor } = fromPlatform("@pulumi/pulumi/runtime/mocks");
  const register = MockMonitor.prototype.registerResource;
  let last: Resource["options"] = { protect: false, retainOnDelete: false, parent: "" };
  MockMonitor.prototype.registerResource = function (request: RegisterRequest, callback: unknown) {
    last = {
      protect: request.getProtect(),
      retainOnDelete: request.getRetainondelete(),
      parent: request.getParent().split("::").at(-1) ?? "",
    };
    return register.call(this, request, callback);
  };
  return () => last;
}
