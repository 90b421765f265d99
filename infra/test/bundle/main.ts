import path from "node:path";
import { type FunctionName, functions } from "@snaprace/core/topology";
import { appEnvironment } from "../../../packages/local/src/stack/index.ts";
import { startTestStack } from "../../../tests/support/stack.ts";
import { askSite } from "../site/answers.ts";
import { siteBundle } from "../site/build.ts";
import { stage } from "../support/stages.ts";
import { run } from "../synth/platform.ts";
import { type Bundle, bundle } from "./build.ts";
import { runBundles } from "./handlers.ts";
import { installedBytes } from "./packages.ts";
import { tryRecogniser } from "./recogniser.ts";

/*
 * Bundles every function as SST does, measures the bundles, and runs each handler from its bundle against a local stack; then the
 * site's, as OpenNext has left it.
 */

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MAX_UNPACKED_BYTES = 250 * 1024 * 1024;
const IMPORTS = 3;

const bundles: Bundle[] = [];
for (const name of Object.keys(functions) as FunctionName[]) bundles.push(await bundle(name));
const builds = stage("prod").builds;
for (const { name, external } of bundles) {
  const installed = builds.find(({ functionID }) => functionID === name)?.properties?.install ?? [];
  const missing = external.filter((module) => !installed.includes(module));
  if (missing.length > 0) throw new Error(`${name} imports ${missing.join(", ")}, which is installed for it nowhere.`);
}

const stack = await startTestStack({ demo: "none", site: false });
try {
  const environment = appEnvironment(stack.config);
  process.stdout.write("function         bundle    unpacked   import\n");
  for (const { name, file, bytes, external } of bundles) {
    const unpacked = bytes + (await installedBytes(external));
    if (unpacked > MAX_UNPACKED_BYTES)
      throw new Error(`${name} is ${megabytes(unpacked)} unpacked: Lambda takes 250 MB.`);
    const milliseconds = await coldImport(file, environment);
    const cells = [
      name.padEnd(15),
      megabytes(bytes).padStart(8),
      megabytes(unpacked).padStart(10),
      `${milliseconds} ms`.padStart(8),
    ];
    process.stdout.write(`${cells.join("  ")}\n`);
  }
  const { eventId } = stack.guide;
  const { photoId, answers } = await runBundles(bundles, stack.config, eventId);
  for (const [name, answer] of Object.entries(answers)) process.stdout.write(`${name} from its bundle: ${answer}\n`);
  const own = await tryRecogniser(stack.config);
  if (own.unpackedBytes > MAX_UNPACKED_BYTES)
    throw new Error(`The recogniser is ${megabytes(own.unpackedBytes)} unpacked: Lambda takes 250 MB.`);
  process.stdout.write(
    `Recogniser from its bundle: ${megabytes(own.unpackedBytes)} unpacked, ready in ${Math.round(own.startMs)} ms, ` +
      `${own.textSeconds.toFixed(2)} CPU s for text and ${own.facesSeconds.toFixed(2)} for faces of a photo, ` +
      `${megabytes(own.peakBytes)} with this test's own\n`,
  );
  const site = siteBundle();
  if (site.bytes > MAX_UNPACKED_BYTES) throw new Error(`The site is ${megabytes(site.bytes)}: Lambda takes 250 MB.`);
  const cdn = `http://127.0.0.1:${stack.config.ports.cdn}`;
  const answer = await askSite(site, environment, { eventId, photoId, cdn });
  const milliseconds = await coldImport(path.join(site.directory, "index.mjs"), environment);
  process.stdout.write(
    `Web from its bundle (${megabytes(site.bytes)} unpacked, import ${milliseconds} ms): ${answer}\n`,
  );
} finally {
  await stack.stop();
}
process.exit(0);

/** Milliseconds to load a bundle in a new process, the best of three: the rest is other people's work on this machine. */
async function coldImport(file: string, environment: Readonly<Record<string, string>>): Promise<number> {
  // Lambda's own; the site's handler asks for it when it is loaded.
  const given = "globalThis.awslambda = { streamifyResponse: (handler) => handler };";
  const script = `${given} const t = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - t); process.exit(0);`;
  const times: number[] = [];
  for (let attempt = 0; attempt < IMPORTS; attempt++) {
    const { code, output } = await run(process.execPath, ["--input-type=module", "-e", script], environment);
    if (code !== 0) throw new Error(`${file} cannot be loaded:\n${output}`);
    times.push(Number(output.trim().split("\n").at(-1)));
  }
  return Math.round(Math.min(...times));
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(2)} MB`;
}
