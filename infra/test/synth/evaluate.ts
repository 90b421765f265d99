import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { fromPlatform, PLATFORM, ROOT, WORK } from "./platform.ts";

interface Esbuild {
  build(options: object): Promise<unknown>;
}

interface Evaluation {
  /** Tells bundles of one process apart. */
  readonly label: string;
  readonly entry: string;
  /** What SST's command puts in front of every module of ours. */
  readonly globals?: string;
  readonly define?: Readonly<Record<string, string>>;
  readonly shim: "boot.js" | "run.js";
}

/** The names under which modules of ours find components and providers: `sst`, `aws`, … */
export function globalImports(): string {
  const providers: { alias: string; package: string }[] = JSON.parse(
    readFileSync(path.join(WORK, "provider-lock.json"), "utf8"),
  );
  const lines = providers.map(({ alias, package: name }) => `import * as ${alias} from "${name}";`);
  return [...lines, `import * as sst from "${PLATFORM}/src/components";`].join("\n");
}

/**
 * Bundles and runs a piece of SST's program the way its command does: the file lies inside the platform, so that providers
 * left outside the bundle are found there, and modules of ours get the globals as imports.
 */
export async function evaluate<Module>({ label, entry, globals = "", define = {}, shim }: Evaluation): Promise<Module> {
  const outfile = path.join(PLATFORM, `synthesis.${process.pid}.${label}.mjs`);
  const esbuild: Esbuild = fromPlatform("esbuild");
  try {
    await esbuild.build({
      stdin: { contents: entry, resolveDir: ROOT, sourcefile: "entry.ts", loader: "ts" },
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      mainFields: ["module", "main"],
      logLevel: "error",
      sourcemap: "inline",
      absWorkingDir: ROOT,
      nodePaths: [path.join(PLATFORM, "node_modules")],
      define,
      inject: [path.join(PLATFORM, "src/shim", shim)].filter((file) => existsSync(file)),
      external: [
        "@pulumi/*",
        "@pulumiverse/*",
        "@sst-provider/*",
        "@aws-sdk/*",
        "undici",
        "esbuild",
        "archiver",
        "glob",
        "vite",
      ],
      banner: { js: COMMONJS_NAMES },
      plugins: [globalsPlugin(globals)],
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
}

/** Components use them although they are ES modules. */
const COMMONJS_NAMES = [
  `import { createRequire as makeRequire } from "node:module";`,
  `import { fileURLToPath as pathOf } from "node:url";`,
  "const require = makeRequire(import.meta.url);",
  "const __filename = pathOf(import.meta.url);",
  `const __dirname = pathOf(new URL(".", import.meta.url));`,
].join("\n");

function globalsPlugin(globals: string) {
  interface Build {
    onLoad(
      options: { filter: RegExp },
      load: (args: { path: string }) => { contents: string; loader: "default" },
    ): void;
  }
  return {
    name: "globals",
    setup(build: Build) {
      build.onLoad({ filter: /\.(ts|tsx|js|jsx)$/ }, ({ path: file }) => {
        const own = !file.startsWith(WORK);
        return { contents: `${own ? `${globals}\n` : ""}${readFileSync(file, "utf8")}`, loader: "default" };
      });
    },
  };
}
