import type { Machines } from "../machines.ts";

export const describeStateMachine = (machines: Machines) => (input: { stateMachineArn: string }) => {
  const { arn, name, definition, roleArn, createdAt } = machines.get(input.stateMachineArn);
  return {
    stateMachineArn: arn,
    name,
    status: "ACTIVE",
    definition,
    roleArn,
    type: "EXPRESS",
    creationDate: createdAt / 1000,
  };
};
