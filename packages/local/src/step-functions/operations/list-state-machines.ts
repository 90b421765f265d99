import type { Machines } from "../machines.ts";

/** All at once: a laptop has a handful. */
export const listStateMachines = (machines: Machines) => () => ({
  stateMachines: machines.all().map(({ arn, name, createdAt }) => ({
    stateMachineArn: arn,
    name,
    type: "EXPRESS",
    creationDate: createdAt / 1000,
  })),
});
