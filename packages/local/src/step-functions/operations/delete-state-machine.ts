import type { Machines } from "../machines.ts";

/** Deleting what is not there is no error. */
export const deleteStateMachine = (machines: Machines) => (input: { stateMachineArn: string }) => {
  machines.delete(input.stateMachineArn);
  return {};
};
