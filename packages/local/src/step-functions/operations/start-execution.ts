import { execute } from "../execute.ts";
import type { Machines } from "../machines.ts";

interface Input {
  stateMachineArn: string;
  name?: string;
  input?: string;
}

/** Asynchronous: the outcome is nowhere to be asked for, as with every Express execution. */
export const startExecution = (machines: Machines) => (input: Input) => {
  const { executionArn, startedAt } = execute(machines, machines.get(input.stateMachineArn), input.name, input.input);
  return { executionArn, startDate: startedAt / 1000 };
};
