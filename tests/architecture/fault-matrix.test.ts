import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./source.ts";

/* docs/TESTING.md says what is proven to be survived, and by which tests. */

const text = readFileSync(path.join(ROOT, "docs/TESTING.md"), "utf8");
const [, section = ""] = text.split("## What is proven to be survived\n");
const rows = section
  .split("\n## ")[0]!
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| Fault"));
const files = globSync("{packages/*,web,infra,fixtures,tests}/**/*.test.ts", { cwd: ROOT }).filter(
  (file) => !file.includes("node_modules"),
);

/** Of a test and of its parts, which lie in a folder of its name. */
function textOf(file: string): string {
  const parts = globSync(`${file.replace(".test.ts", "")}/*.ts`, { cwd: ROOT });
  return [file, ...parts].map((one) => readFileSync(path.join(ROOT, one), "utf8")).join("\n");
}

test("Every fault is held by tests that there are, under the names that they have", () => {
  expect(rows.length).toBeGreaterThan(15);
  const unknown = rows.flatMap((row) => {
    const held = [...(row.split(" | ")[1] ?? "").matchAll(/`([\w.-]+\.test\.ts)`: (.+?)(?:<br>|$)/g)];
    if (held.length === 0) return [`nothing holds: ${row}`];
    return held
      .filter(([, name = "", words = ""]) => {
        const found = files.filter((file) => path.basename(file) === name);
        return !found.some((file) => textOf(file).includes(words));
      })
      .map(([, name, words]) => `${name}: ${words}`);
  });
  expect(unknown).toEqual([]);
});

test("The commands that it names are there", () => {
  const { scripts } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as { scripts: object };
  const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
