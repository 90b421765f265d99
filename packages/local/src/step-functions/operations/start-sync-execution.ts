import { execute } from "../execute.ts";
import type { Machines } from "../machines.ts";

interface Input {
  stateMachineArn: string;
  name?: string;
  input?: string;
}

/** Waits for the outcome. A failed execution is an answer with a status, not an error of the call. */
export const startSyncExecution = (machines: Machines) => async (input: Input) => {
  const machine = machines.get(input.stateMachineArn);
  const { executionArn, name, startedAt, finished } = execute(machines, machine, input.name, input.input);
  const outcome = await finished;
  const stoppedAt = machines.options.clock.now();
  return {
    executionArn,
    stateMachineArn: machine.arn,
    name,
    startDate: startedAt / 1000,
    stopDate: stoppedAt / 1000,
    input: input.input ?? "{}",
    billingDetails: {
      billedDurationInMilliseconds: Math.ceil((stoppedAt - startedAt) / 100) * 100,
      billedMemoryUsedInMB: 64,
    },
    ...outcome,
  };
};
