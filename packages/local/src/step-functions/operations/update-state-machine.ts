import { type Machines, parseDefinition } from "../machines.ts";

interface Input {
  stateMachineArn: string;
  definition?: string;
  roleArn?: string;
}

/** Running executions keep the definition they started with. */
export const updateStateMachine = (machines: Machines) => (input: Input) => {
  const machine = machines.get(input.stateMachineArn);
  if (input.definition !== undefined) {
    machine.runnable = parseDefinition(input.definition);
    machine.definition = input.definition;
  }
  machine.roleArn = input.roleArn ?? machine.roleArn;
  return { updateDate: machines.options.clock.now() / 1000 };
};
