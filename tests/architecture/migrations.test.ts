import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./source.ts";

test("Every migration has a version of its own: of two with the same one the second cannot be applied", () => {
  const files = readdirSync(path.join(ROOT, "supabase/migrations")).filter((file) => file.endsWith(".sql"));
  const versions = files.map((file) => file.split("_")[0]);
  expect(files.length).toBeGreaterThan(10);
  expect(versions.filter((version, index) => versions.indexOf(version) !== index)).toEqual([]);
});
