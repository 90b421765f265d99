import { readFileSync } from "node:fs";
import { functions, schedules } from "@snaprace/core/topology";
import { expect, test } from "vitest";
import { RUNTIME } from "./calls/actions.ts";
import { rights, stage } from "./support/stages.ts";

const text = readFileSync(new URL("../../docs/LAMBDA_FUNCTIONS.md", import.meta.url), "utf8");

/** On failure the difference shows the lines that the page is to have. */
function rowsBelow(heading: string): string[] {
  const lines = text.split("\n");
  const start = lines.indexOf(heading) + 2;
  const end = lines.findIndex((line, index) => index >= start && !line.startsWith("|"));
  return lines.slice(start, end);
}

test("docs/LAMBDA_FUNCTIONS.md shows memory, timeout and caller of every function", () => {
  const wanted = Object.entries(functions).map(([name, { memoryMB, timeoutSeconds }]) => {
    const every = Object.hasOwn(schedules, name) && schedules[name as keyof typeof schedules].everyMinutes;
    const byClock = every === 1 ? "every minute" : `every ${every} minutes`;
    const caller = every ? byClock : name === "SfnTrigger" ? "the queue" : "the state machine";
    return `| ${name} | ${memoryMB} | ${timeoutSeconds} | ${caller} |`;
  });
  expect(rowsBelow("| Function | Memory (MB) | Timeout (s) | Called by |")).toEqual(wanted);
});

test("docs/LAMBDA_FUNCTIONS.md shows what every function may do, as synthesised", () => {
  const wanted = [...Object.keys(functions), "Web"].map((name) => {
    const role = stage("prod").one("Role", name === "Web" ? "WebServerApnortheast2Role" : `${name}Role`);
    const actions = new Set(rights(role).flatMap(({ Action }) => Action));
    for (const action of RUNTIME) actions.delete(action);
    return `| ${name} | ${[...actions].sort().join(", ")} |`;
  });
  expect(rowsBelow("| Function | May |")).toEqual(wanted);
});

test("docs/LAMBDA_FUNCTIONS.md says what every function does", () => {
  const unsaid = Object.keys(functions).filter((name) => !text.includes(`\n- **${name}** `));
  expect(unsaid).toEqual([]);
});
