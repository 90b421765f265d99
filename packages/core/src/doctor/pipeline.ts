import type { FunctionFacts, Inspection, MachineFacts } from "../port/index.ts";
import { functions, photoDeadLetters, photoQueue, photoWorkflow } from "../topology/index.ts";
import { type Check, check, must, type Problem } from "./check.ts";

const RUNTIME = "nodejs22.x";

/** From the queue to the machine's functions. */
export function pipelineChecks(inspection: Inspection, stage: string): Check[] {
  return [
    check(
      "Queue",
      async () => {
        const [queue, dead] = [await inspection.queue(), await inspection.deadLetters()];
        return queue === "not-here" || dead === "not-here" ? "not-here" : { queue, dead };
      },
      ({ queue, dead }) => ({
        fine: `${queue.waiting} waiting, ${queue.inFlight} in flight; set aside after ${photoQueue.maxReceiveCount} attempts`,
        problems: [
          queue.redrive
            ? must(queue.redrive.deadLetterArn === dead.arn, "Messages are set aside in a queue nobody watches.")
            : must(false, "A message that fails is tried for ever: the queue sets nothing aside."),
          must(
            !queue.redrive || queue.redrive.maxReceives === photoQueue.maxReceiveCount,
            `Messages are set aside after ${queue.redrive?.maxReceives} attempts instead of ${photoQueue.maxReceiveCount}.`,
          ),
          must(
            queue.visibilitySeconds === photoQueue.visibilityTimeoutSeconds,
            `A message comes back after ${queue.visibilitySeconds} s instead of ${photoQueue.visibilityTimeoutSeconds}: photos are begun twice or wait too long.`,
          ),
          must(
            queue.retentionSeconds === photoQueue.retentionSeconds,
            `Waiting messages are forgotten after ${days(queue.retentionSeconds)} instead of ${days(photoQueue.retentionSeconds)}.`,
          ),
        ],
      }),
    ),
    check("Dead letters", inspection.deadLetters, (dead) => ({
      fine: "none, and kept for 14 days when there are",
      problems: [
        must(
          dead.waiting + dead.inFlight === 0,
          `${dead.waiting + dead.inFlight} photos were set aside; nobody can find them.`,
          "`snaprace redrive` says why, and with --yes sends them back once the cause is gone.",
        ),
        must(
          dead.retentionSeconds === photoDeadLetters.retentionSeconds,
          `Dead letters are forgotten after ${days(dead.retentionSeconds)} instead of ${days(photoDeadLetters.retentionSeconds)}.`,
        ),
      ],
    })),
    check(
      "Trigger",
      async () => {
        const queue = await inspection.queue();
        return queue === "not-here" ? queue : inspection.trigger(queue.arn);
      },
      (triggers) => ({
        fine: `takes one message at a time, at most ${triggers[0]?.maxConcurrency} at once`,
        problems: [
          must(triggers.length === 1, `${triggers.length} functions take messages from the queue instead of one.`),
          ...triggers.flatMap(({ state, batchSize, maxConcurrency, reportsFailures }) => [
            must(
              state === "Enabled",
              `The trigger is ${state.toLowerCase()}: photos wait.`,
              "Enable the event source mapping of SfnTrigger, in the console or by deploying again.",
            ),
            must(batchSize === photoQueue.batchSize, `The trigger takes ${batchSize} messages at a time.`),
            must(
              maxConcurrency !== undefined,
              "Nothing bounds the photos in flight: the recogniser will refuse calls.",
            ),
            must(reportsFailures, "A message that fails takes the others of its batch with it."),
          ]),
        ],
      }),
    ),
    check("State machine", inspection.machine, (machine) => ({
      fine: "Express, and what this release declares",
      problems: [
        must(machine.type === "EXPRESS", "The state machine is not Express: the trigger cannot wait for it."),
        must(isDeclared(machine), "The state machine is not the one of this release."),
      ],
    })),
    check(
      "Logs and tracing",
      async () => {
        const machine = await inspection.machine();
        return machine === "not-here" ? machine : machine.observed;
      },
      ({ logLevel, isTraced }) => ({
        fine: "every execution is logged and traced",
        problems: [
          must(logLevel === "ALL", `Executions are logged at ${logLevel} instead of ALL.`),
          must(isTraced, "Executions are not traced by X-Ray."),
        ],
      }),
    ),
    check(
      "Functions",
      () => inspection.functions(`snaprace-${stage}-`),
      (found) => ({
        fine: `${found.length}, all on ${RUNTIME}, logged and traced`,
        problems: Object.keys(functions).flatMap((name) => functionProblems(name, stage, found)),
      }),
    ),
  ];
}

function functionProblems(name: string, stage: string, all: readonly FunctionFacts[]): (Problem | false)[] {
  const found = all.find((one) => one.name.startsWith(`snaprace-${stage}-${name}`));
  if (!found) return [must(false, `There is no function ${name}.`)];
  return [
    must(found.runtime === RUNTIME, `${name} runs on ${found.runtime}.`),
    must(found.isTraced, `${name} is not traced by X-Ray.`),
    must(found.logGroup === `/snaprace/${stage}/${name}`, `${name} logs to ${found.logGroup}.`),
  ];
}

/** Functions have other names on every stack; each must still be that of its state. */
function isDeclared({ definition }: MachineFacts): boolean {
  let isEachItsOwn = true;
  const plain = (value: unknown, state = ""): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((entry) => plain(entry, state));
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([key, entry]) => {
          if (key !== "FunctionName") return [key, plain(entry, key === "Parameters" ? state : key)];
          if (!String(entry).includes(state)) isEachItsOwn = false;
          return [key, state];
        }),
    );
  };
  try {
    const declared = JSON.stringify(plain(photoWorkflow((name) => name)));
    return JSON.stringify(plain(JSON.parse(definition))) === declared && isEachItsOwn;
  } catch {
    return false;
  }
}

function days(seconds: number): string {
  return `${Math.round(seconds / 8640) / 10} days`;
}
