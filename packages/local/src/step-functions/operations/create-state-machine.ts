import { AwsError, notImplemented } from "../../server/index.ts";
import { type Machines, parseDefinition } from "../machines.ts";

interface Input {
  name: string;
  definition: string;
  roleArn: string;
  type?: string;
}

/** Creating the same machine twice answers the first one; another definition under its name is refused, as on AWS. */
export const createStateMachine = (machines: Machines) => (input: Input) => {
  if (input.type !== "EXPRESS") throw notImplemented("Step Functions", "standard state machines");
  const existing = machines.find(input.name);
  if (existing) {
    if (existing.definition !== input.definition) {
      throw new AwsError("StateMachineAlreadyExists", 400, `State Machine Already Exists: '${existing.arn}'`);
    }
    return { stateMachineArn: existing.arn, creationDate: existing.createdAt / 1000 };
  }
  const createdAt = machines.options.clock.now();
  const arn = machines.arnOf(input.name);
  const { name, definition, roleArn } = input;
  machines.put({ arn, name, definition, roleArn, createdAt, runnable: parseDefinition(definition) });
  return { stateMachineArn: arn, creationDate: createdAt / 1000 };
};
