import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT, WORK } from "./platform.ts";

const origin = (bundle: string, streaming: boolean) => ({
  type: "function",
  handler: "index.handler",
  bundle: `.open-next/${bundle}`,
  streaming,
});

/** What OpenNext says that it has made. Its true build is compared with this. */
const OUTPUT = {
  edgeFunctions: {},
  origins: {
    s3: {
      type: "s3",
      originPath: "_assets",
      copy: [{ from: ".open-next/assets", to: "_assets", cached: true, versionedSubDir: "_next" }],
    },
    default: origin("server-functions/default", true),
    imageOptimizer: origin("image-optimization-function", false),
  },
  behaviors: [{ pattern: "*", origin: "default" }],
  additionalProps: { disableIncrementalCache: true, disableTagCache: true },
};

interface OpenNextOutput {
  readonly edgeFunctions: object;
  readonly origins: Readonly<Record<string, object>>;
  readonly additionalProps?: Readonly<Record<string, unknown>>;
}

/**
 * Whether a true build makes the same things of AWS as the one that is synthesised.
 * @throws Error naming what differs
 */
export function compareWithSynthesis(built: OpenNextOutput): void {
  const parts = ({ edgeFunctions, origins, additionalProps = {} }: OpenNextOutput) => ({
    edgeFunctions: Object.keys(edgeFunctions),
    origins: Object.entries(origins)
      .map(([name, one]) => {
        const { type, handler, bundle, streaming } = one as Record<string, unknown>;
        return [name, type, handler, bundle, streaming];
      })
      .sort(),
    // A warmer is made only where the component is told to keep functions warm.
    more: Object.keys(additionalProps)
      .filter((name) => name !== "warmer")
      .sort(),
  });
  const [is, synthesised] = [JSON.stringify(parts(built)), JSON.stringify(parts(OUTPUT))];
  if (is !== synthesised) throw new Error(`OpenNext has made ${is}, synthesised is ${synthesised}.`);
}

/** What an OpenNext build leaves behind, as far as the site's component reads it. The true build has its own step. */
export function stubSite(): string {
  const directory = path.join(WORK, "site-synthesis");
  rmSync(directory, { recursive: true, force: true });
  const write = (file: string, content: string) => {
    mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
    writeFileSync(path.join(directory, file), content);
  };
  for (const bundle of ["server-functions/default", "image-optimization-function"]) {
    write(`.open-next/${bundle}/index.mjs`, "export const handler = () => undefined;\n");
  }
  write("package.json", JSON.stringify({ name: "web", dependencies: { next: "16.4.6" } }));
  write(".next/BUILD_ID", "synthesis");
  write(".next/routes-manifest.json", JSON.stringify({ basePath: "" }));
  write(".next/prerender-manifest.json", JSON.stringify({ version: 4, routes: {} }));
  write(".open-next/assets/_next/static/chunk.js", "");
  write(".open-next/cache/.keep", "");
  write(".open-next/open-next.output.json", JSON.stringify(OUTPUT));
  return path.relative(ROOT, directory);
}
