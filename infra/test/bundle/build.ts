import { mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { type FunctionName, functions } from "@snaprace/core/topology";
import { CACHE, fromPlatform, ROOT } from "../synth/platform.ts";

interface Esbuild {
  build(
    options: object,
  ): Promise<{ metafile: { outputs: Record<string, { imports: { path: string; external?: boolean }[] }> } }>;
}

export interface Bundle<Name extends string = FunctionName> {
  readonly name: Name;
  readonly file: string;
  readonly bytes: number;
  /** Packages left outside, which must be installed beside it. */
  readonly external: readonly string[];
}

/** What SST leaves out of every bundle because it has native parts. */
const NATIVE = ["sharp", "pg-native"];
/** Asked for by `pg` only where somebody wants it instead of the driver in JavaScript. */
const NEVER_ASKED_FOR = ["pg-native"];

export function bundle(name: FunctionName): Promise<Bundle> {
  return bundleHandler(name, functions[name].handler);
}

/**
 * Bundles a handler with the options that SST's command uses for Node.
 * @param outside packages that the function's own settings leave out
 */
export async function bundleHandler<Name extends string>(
  name: Name,
  handler: string,
  outside: readonly string[] = [],
): Promise<Bundle<Name>> {
  const native = [...NATIVE, ...outside];
  const directory = path.join(CACHE, "bundles", name);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, "bundle.mjs");
  const esbuild: Esbuild = fromPlatform("esbuild");
  const { metafile } = await esbuild.build({
    entryPoints: [path.join(ROOT, `${handler.slice(0, handler.lastIndexOf("."))}.ts`)],
    outfile: file,
    bundle: true,
    platform: "node",
    target: "esnext",
    format: "esm",
    mainFields: ["module", "main"],
    minify: true,
    keepNames: true,
    metafile: true,
    logLevel: "error",
    external: native,
    banner: {
      js: 'import { createRequire as topLevelCreateRequire } from "module"; const require = topLevelCreateRequire(import.meta.url);',
    },
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const external = imports.filter((entry) => entry.external && native.includes(entry.path)).map((entry) => entry.path);
  const wanted = external.filter((each) => !NEVER_ASKED_FOR.includes(each));
  return { name, file, bytes: statSync(file).size, external: [...new Set(wanted)] };
}

/** Version of a package as the lockfile has it. */
export function lockedVersion(name: string): string {
  return JSON.parse(readFileSync(path.join(ROOT, "node_modules", name, "package.json"), "utf8")).version;
}
