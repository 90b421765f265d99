import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { STAGES, synthesise } from "../support/stages.ts";
import { CACHE, ROOT, run } from "../synth/platform.ts";
import { MUTATIONS, type Mutation } from "./lines.ts";

/* Removes one guarded line after the other and counts how often a test notices. Files are put back in any case. */

const place = path.join(tmpdir(), `snaprace-mutation-${process.pid}`);
let putBack = () => {};
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    putBack();
    process.exit(1);
  });
}

const missed: Mutation[] = [];
for (const mutation of MUTATIONS) {
  const noticed = await isNoticed(mutation);
  if (!noticed) missed.push(mutation);
  process.stdout.write(`${noticed ? "noticed" : "NOT NOTICED"}: ${mutation.file}: ${mutation.line}\n`);
}
process.stdout.write(`${MUTATIONS.length - missed.length} of ${MUTATIONS.length} removed lines are noticed\n`);
process.exit(missed.length === 0 ? 0 : 1);

async function isNoticed({ file, line, by = "", stage = "prod", tests }: Mutation): Promise<boolean> {
  const source = path.join(ROOT, file);
  const before = readFileSync(source, "utf8");
  const lines = before.split("\n");
  const matches = lines.flatMap((text, index) => (text.trim().endsWith(line) ? [index] : []));
  if (matches.length !== 1) throw new Error(`${file} has ${matches.length} lines "${line}": keep lines.ts in step.`);
  const changed = lines.with(matches[0] ?? 0, (lines[matches[0] ?? 0] ?? "").replace(line, by)).join("\n");
  putBack = () => writeFileSync(source, before);
  try {
    writeFileSync(source, changed);
    mkdirSync(place, { recursive: true });
    for (const name of Object.keys(STAGES)) cpSync(path.join(CACHE, `${name}.json`), path.join(place, `${name}.json`));
    const { args, settings } = STAGES[stage];
    const { code } = await synthesise(args, settings, path.join(place, `${stage}.json`));
    if (code !== 0) return true;
    const vitest = path.join(ROOT, "node_modules/vitest/vitest.mjs");
    const files = ["run", "--project", "infra", `infra/test/${tests}.test.ts`];
    return (await run(process.execPath, [vitest, ...files], { INFRA_CACHE: place })).code !== 0;
  } finally {
    putBack();
    putBack = () => {};
  }
}
