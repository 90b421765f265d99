import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MUTATIONS } from "./mutation/lines.ts";

test("Every line whose removal is tried stands in its file, once", () => {
  const stale = MUTATIONS.filter(({ file, line }) => {
    const lines = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8").split("\n");
    return lines.filter((text) => text.trim().endsWith(line)).length !== 1;
  });
  expect(stale.map(({ file, line }) => `${file}: ${line}`)).toEqual([]);
});
