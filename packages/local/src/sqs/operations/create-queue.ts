import { AwsError, notImplemented } from "../../server/index.ts";
import type { Account } from "../account.ts";
import { attributeProblem, DEFAULT_ATTRIBUTES } from "../queue.ts";

interface Input {
  QueueName?: string;
  Attributes?: Record<string, string>;
}

/**
 * Making a queue that exists answers its URL if every attribute named here has the value it has, and refuses otherwise;
 * attributes that are not named do not matter.
 */
export function createQueue(account: Account, { QueueName = "", Attributes = {} }: Input) {
  if (QueueName.endsWith(".fifo") || Attributes.FifoQueue === "true") throw notImplemented("SQS", "FIFO queues");
  if (!/^[A-Za-z0-9_-]{1,80}$/.test(QueueName)) {
    throw new AwsError(
      "InvalidParameterValue",
      400,
      "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
    );
  }
  checkAttributes(Attributes);
  const known = account.find(QueueName);
  if (!known) {
    const created = String(Math.floor(account.now() / 1000));
    const stamps = { CreatedTimestamp: created, LastModifiedTimestamp: created };
    account.change({
      type: "queue",
      queue: QueueName,
      attributes: { ...DEFAULT_ATTRIBUTES, ...stamps, ...Attributes },
    });
  } else if (Object.entries(Attributes).some(([name, value]) => known.attributes[name] !== value)) {
    throw new AwsError(
      "QueueNameExists",
      400,
      `A queue already exists with the same name and a different value for an attribute: ${QueueName}`,
    );
  }
  return { QueueUrl: account.urlOf(QueueName) };
}

/** @throws AwsError InvalidAttributeName or InvalidAttributeValue */
export function checkAttributes(attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const problem = attributeProblem(name, value);
    if (!problem) continue;
    throw new AwsError(problem.startsWith("Unknown") ? "InvalidAttributeName" : "InvalidAttributeValue", 400, problem);
  }
}
