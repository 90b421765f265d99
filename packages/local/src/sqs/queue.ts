import { createHash } from "node:crypto";

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64. */
  readonly BinaryValue?: string;
}
export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

export interface QueueMessage {
  readonly id: string;
  readonly body: string;
  readonly attributes?: MessageAttributes;
  /** ms since the epoch */
  readonly sentAt: number;
  /** Seen by nobody before this time, in ms since the epoch. */
  visibleAt: number;
  receives: number;
  firstReceivedAt?: number;
  /** Changes with every receive; only the latest handle may change visibility. */
  receipt?: string;
  /** ARN of the queue it came from, in a dead-letter queue. */
  readonly source?: string;
}

export interface Queue {
  readonly name: string;
  /** As `GetQueueAttributes` answers them. */
  attributes: Record<string, string>;
  readonly messages: Map<string, QueueMessage>;
  /** Long polls waiting for a message. */
  readonly waiting: Set<() => void>;
}

/** What a queue has when it was made without saying otherwise. */
export const DEFAULT_ATTRIBUTES: Readonly<Record<string, string>> = {
  VisibilityTimeout: "30",
  DelaySeconds: "0",
  MaximumMessageSize: "262144",
  MessageRetentionPeriod: "345600",
  ReceiveMessageWaitTimeSeconds: "0",
};

/** Lower and upper bound of each numeric attribute, as AWS documents them. */
const NUMERIC: Readonly<Record<string, readonly [number, number]>> = {
  VisibilityTimeout: [0, 43_200],
  DelaySeconds: [0, 900],
  MaximumMessageSize: [1024, 262_144],
  MessageRetentionPeriod: [60, 1_209_600],
  ReceiveMessageWaitTimeSeconds: [0, 20],
};
const OTHER = new Set(["RedrivePolicy", "RedriveAllowPolicy", "Policy", "SqsManagedSseEnabled"]);

/** @returns what is wrong, in words, or `undefined` */
export function attributeProblem(name: string, value: string): string | undefined {
  const bounds = NUMERIC[name];
  if (bounds) {
    const number = Number(value);
    const valid = Number.isInteger(number) && number >= bounds[0] && number <= bounds[1];
    return valid ? undefined : `Invalid value for the parameter ${name}.`;
  }
  if (!OTHER.has(name)) return `Unknown Attribute ${name}.`;
  if (name === "RedrivePolicy" && value !== "" && !redrivePolicy(value))
    return "Invalid value for the parameter RedrivePolicy.";
  return undefined;
}

export interface RedrivePolicy {
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

export function redrivePolicy(text: string | undefined): RedrivePolicy | undefined {
  if (!text) return undefined;
  try {
    const policy = JSON.parse(text) as { deadLetterTargetArn?: unknown; maxReceiveCount?: unknown };
    const maxReceiveCount = Number(policy.maxReceiveCount);
    if (typeof policy.deadLetterTargetArn !== "string" || !(maxReceiveCount >= 1 && maxReceiveCount <= 1000))
      return undefined;
    return { deadLetterTargetArn: policy.deadLetterTargetArn, maxReceiveCount };
  } catch {
    return undefined;
  }
}

export function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}

/** AWS' digest over message attributes: names in order, each name, type and value preceded by its length. */
export function md5OfAttributes(attributes: MessageAttributes): string {
  const hash = createHash("md5");
  const add = (bytes: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const name of Object.keys(attributes).sort()) {
    const attribute = attributes[name]!;
    add(Buffer.from(name));
    add(Buffer.from(attribute.DataType));
    const binary = attribute.BinaryValue !== undefined;
    // 1 marks a text (numbers are texts too), 2 marks bytes.
    hash.update(Buffer.from([binary ? 2 : 1]));
    add(binary ? Buffer.from(attribute.BinaryValue!, "base64") : Buffer.from(attribute.StringValue ?? ""));
  }
  return hash.digest("hex");
}
