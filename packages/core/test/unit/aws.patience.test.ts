import { expect, test } from "vitest";
import { PATIENCE, type Patience } from "../../src/aws/patience.ts";
import { functions } from "../../src/topology/functions.ts";
import { EXECUTION_TIMEOUT_SECONDS } from "../../src/topology/workflow.ts";
import { TRUTH_PATIENCE } from "../../src/truth/patient-fetch.ts";
import { DATABASE_PATIENCE } from "../../src/truth/postgres-truth.ts";

/** ms after which a call has ended that nobody answers, however often it was tried. */
const longestWait = ({ answerMs, againWithinMs }: Patience) => againWithinMs + answerMs;
const limitOf = (name: keyof typeof functions) => functions[name].timeoutSeconds * 1000;
const shortest = Math.min(...Object.values(functions).map(({ timeoutSeconds }) => timeoutSeconds * 1000));

test("A visitor learns of an outage within seconds, whatever is silent", () => {
  expect(longestWait(PATIENCE.counter)).toBeLessThan(4_000);
  expect(longestWait(PATIENCE.table)).toBeLessThan(7_000);
  expect(TRUTH_PATIENCE.visitor.questionMs).toBeLessThanOrEqual(5_000);
  expect(longestWait(PATIENCE.service)).toBeLessThan(10_000);
});

test("Who calls outlives what is called, so a function tells an outage instead of being ended", () => {
  for (const kind of ["counter", "table", "service"] as const)
    expect(longestWait(PATIENCE[kind])).toBeLessThan(shortest);
  expect(TRUTH_PATIENCE.server.changeMs).toBeLessThan(shortest);
  // What infra/web.ts gives the site.
  expect(TRUTH_PATIENCE.person.changeMs).toBeLessThan(60_000);
  const { connectMs, queryMs, againWithinMs } = DATABASE_PATIENCE;
  expect(againWithinMs + connectMs + queryMs).toBeLessThan(shortest);
  expect(longestWait(PATIENCE.recogniser)).toBeLessThan(Math.min(limitOf("DetectText"), limitOf("IndexFaces")));
  expect(longestWait(PATIENCE.execution)).toBeLessThan(limitOf("SfnTrigger"));
  expect(PATIENCE.execution.answerMs).toBeGreaterThan(EXECUTION_TIMEOUT_SECONDS * 1000);
});

test.each(Object.entries(PATIENCE))(
  "Who waits for %s may hear nothing meanwhile, and connections are kept",
  (_, patience) => {
    const { silentMs, answerMs } = patience;
    expect(silentMs).toBeGreaterThanOrEqual(Math.max(answerMs, 6_000));
  },
);
