import { expect, test } from "vitest";
import { sourceFiles } from "./source.ts";

const LIST = "packages/core/src/audit/audit.ts";
const [list] = sourceFiles(LIST);
const declared = [...(list?.text.matchAll(/^ {2}\| "([a-z.-]+)"/gm) ?? [])].map(([, action = ""]) => action);

test("Every action of the audit log is written by something that people or schedules do", () => {
  const sources = sourceFiles("{packages/*/src,web/src,supabase/migrations}/**/*.{ts,tsx,sql}").filter(
    ({ path }) => path !== LIST,
  );
  const written = (action: string) =>
    sources.some(({ text }) => text.includes(`"${action}"`) || text.includes(`'${action}'`));
  expect(declared.length).toBeGreaterThan(30);
  expect(declared.filter((action) => !written(action))).toEqual([]);
});
