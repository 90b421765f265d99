import { heading, runTool } from "./steps.ts";

/* `npm run check`: everything that can be said about the code without running the product. */

const STEPS = [
  { name: "Biome", module: "@biomejs/biome/bin/biome", args: ["ci", "--error-on-warnings", "."] },
  { name: "TypeScript", module: "typescript/bin/tsc", args: ["-b"] },
  { name: "Unused code (knip)", module: "knip/bin/knip.js", args: ["--no-progress"] },
  { name: "Architecture", module: "vitest/vitest.mjs", args: ["run", "--project", "architecture"] },
] as const;

const failed: string[] = [];
for (const { name, module, args } of STEPS) {
  heading(name);
  if ((await runTool(module, args)) !== 0) failed.push(name);
}
process.stdout.write(failed.length === 0 ? "\nAll checks passed.\n" : `\nFailed: ${failed.join(", ")}.\n`);
process.exit(failed.length === 0 ? 0 : 1);
