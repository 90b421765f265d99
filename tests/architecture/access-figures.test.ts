import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./source.ts";

/* docs/SECURITY.md says how large the access matrix is; its rules stand in the tests that try them. */

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

/** The lines of a table of rules that begin as a rule does. */
function rules(file: string, table: string, line: RegExp): string[] {
  const [, body = ""] = new RegExp(`const ${table}\\b[^=]*= \\{\\n(.*?)\\n\\};`, "s").exec(read(file)) ?? [];
  return [...body.matchAll(line)].map(([found]) => found);
}

const SITE = "tests/pipeline/access.test.ts";
const DATABASE = "packages/local/test/contract/database.access.test.ts";
/** Anonymous, a stranger, another organizer's owner, photographer, editor, owner. */
const PEOPLE = 6;

test("docs/SECURITY.md says how much is tried", () => {
  const answers = rules(SITE, "RULES", /^ {2}"[A-Z]+ \/[^"]*":/gm);
  const pages = answers.filter((rule) => rule.endsWith('/page":')).length;
  const actions = rules(SITE, "ACTIONS", /^ {2}"[^"]+ \w+": ("public")?/gm);
  const guarded = actions.filter((rule) => !rule.endsWith('"public"')).length;
  const ownersOnly = (/const FOR_OWNERS = \[(.*?)\]/.exec(read(SITE))?.[1] ?? "").split(",").length;
  const tables = rules(DATABASE, "RULES", /^ {2}\w+: \{/gm).length;
  const functions = rules(DATABASE, "FUNCTIONS", /^ {2}\w+: "/gm).length;
  expect(Math.min(pages, answers.length - pages, guarded, tables, functions)).toBeGreaterThan(10);

  const page = read("docs/SECURITY.md").replaceAll(/\s+/g, " ");
  const wanted = [
    `${tables} tables × 4 rights × ${PEOPLE} kinds of people × a published event and a draft are ` +
      `${(tables * 4 * PEOPLE * 2).toLocaleString("en")} cells; ${functions} functions × 2 are ${functions * 2}.`,
    `${pages} pages and ${answers.length - pages} calls of handlers × ${PEOPLE} kinds of people are ` +
      `${answers.length * PEOPLE} answers; of ${actions.length} server actions ${guarded} are for some only, and ` +
      `${guarded * 4 + ownersOnly} calls of them are refused.`,
  ];
  expect(wanted.filter((line) => !page.includes(line)).map((line) => `write there: ${line}`)).toEqual([]);
});
