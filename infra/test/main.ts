import path from "node:path";
import { fileOf, STAGES, type StageName, stage, synthesise } from "./support/stages.ts";
import { ensurePlatform, PLATFORM, ROOT, run } from "./synth/platform.ts";

/*
 * `npm run infra:test`: proves the AWS side without a cloud. SST's own components and types, our declarations, made-up
 * answers; then every statement of docs/DEPLOYMENT.md that can be checked that way; then the real bundles on a local stack.
 * With `--mutate` it also counts how many removed lines the tests notice.
 */

const started = performance.now();
let failed = false;

await step("SST's platform", async () => ({ note: await ensurePlatform() }));
await step("Types of sst.config.ts and infra", async () => {
  const compiler = path.join(PLATFORM, "node_modules/typescript/bin/tsc");
  return checked(await run(process.execPath, [compiler, "-p", "infra/tsconfig.json"]));
});
await step("Synthesis", async () => {
  for (const name of Object.keys(STAGES) as StageName[]) {
    const { args, settings } = STAGES[name];
    const { code, output } = await synthesise(args, settings, fileOf(name));
    if (code !== 0) throw new Error(`${name}: ${output}`);
  }
  const counts = (Object.keys(STAGES) as StageName[]).map((name) => {
    const resources = stage(name).resources.filter(({ type }) => /^(aws|pulumi-nodejs|command|random):/.test(type));
    return `${name} ${resources.length}`;
  });
  return { note: `${counts.join(", ")} resources` };
});
await step("Tests", async () => {
  const vitest = path.join(ROOT, "node_modules/vitest/vitest.mjs");
  const { code, output } = await run(process.execPath, [vitest, "run", "--project", "infra"]);
  process.stdout.write(output);
  if (code !== 0) throw new Error("Tests failed.");
  return {};
});
await step("Bundles", async () => {
  const { code, output } = await run(process.execPath, [path.join(ROOT, "infra/test/bundle/main.ts")]);
  if (code !== 0) throw new Error(output);
  process.stdout.write(output);
  return {};
});
if (process.argv.includes("--mutate")) {
  await step("Mutations", async () => {
    const { code, output } = await run(process.execPath, [path.join(ROOT, "infra/test/mutation/main.ts")]);
    if (code !== 0) throw new Error(output);
    return { note: output.trim() };
  });
}

process.stdout.write(`\n${failed ? "Failed" : "All of infra is proven"} in ${seconds(started)}.\n`);
process.exit(failed ? 1 : 0);

async function step(name: string, work: () => Promise<{ note?: string }>): Promise<void> {
  if (failed) return;
  const begun = performance.now();
  try {
    const { note } = await work();
    process.stdout.write(`✓ ${name} (${seconds(begun)})${note ? `: ${note}` : ""}\n`);
  } catch (error) {
    failed = true;
    process.stderr.write(`✗ ${name}\n${error instanceof Error ? error.message : String(error)}\n`);
  }
}

function checked({ code, output }: { code: number; output: string }): { note?: string } {
  if (code !== 0) throw new Error(output);
  return {};
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
