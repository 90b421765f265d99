import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListMessageMoveTasksCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Sqs, startSqs } from "../../src/sqs/index.ts";
import { temporaryFolder } from "../support/folder.ts";

let now: number;
let directory: string;
let server: Sqs;
let client: SQSClient;

async function start(): Promise<void> {
  server = await startSqs({
    port: 0,
    directory,
    region: "ap-northeast-2",
    accountId: "000000000000",
    clock: { now: () => now },
    onBug: (error) => {
      throw error;
    },
  });
  client = new SQSClient({
    endpoint: server.url,
    region: "ap-northeast-2",
    credentials: { accessKeyId: "LOCAL", secretAccessKey: "local" },
    maxAttempts: 1,
  });
}

async function stop(): Promise<void> {
  client.destroy();
  await server.close();
}

beforeEach(async () => {
  now = Date.UTC(2026, 9, 18);
  directory = temporaryFolder();
  await start();
});
afterEach(stop);

async function createQueue(QueueName: string, Attributes: Record<string, string> = {}): Promise<string> {
  return (await client.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl!;
}
const send = (QueueUrl: string, MessageBody: string, more: object = {}) =>
  client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
async function receive(QueueUrl: string, more: object = {}) {
  const input = { QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ["All" as const], ...more };
  return (await client.send(new ReceiveMessageCommand(input))).Messages ?? [];
}
async function counts(QueueUrl: string) {
  const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }));
  return [Attributes?.ApproximateNumberOfMessages, Attributes?.ApproximateNumberOfMessagesNotVisible].map(Number);
}

describe("messages", () => {
  test("A message is received, hidden for the visibility timeout, and received again when it was not deleted", async () => {
    const url = await createQueue("photos", { VisibilityTimeout: "30" });
    await send(url, "사진 <1>", { MessageAttributes: { by: { DataType: "String", StringValue: "test" } } });
    const [first] = await receive(url, { MessageAttributeNames: ["All"] });
    expect(first).toMatchObject({ Body: "사진 <1>", MessageAttributes: { by: { StringValue: "test" } } });
    expect(first?.Attributes?.ApproximateReceiveCount).toBe("1");
    expect(await counts(url)).toEqual([0, 1]);
    now += 29_000;
    expect(await receive(url)).toEqual([]);
    now += 1_001;
    const [second] = await receive(url);
    expect(second?.MessageId).toBe(first?.MessageId);
    expect(second?.Attributes?.ApproximateReceiveCount).toBe("2");
    await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: second?.ReceiptHandle }));
    expect(await counts(url)).toEqual([0, 0]);
  });

  test("Changing the visibility to 0 gives a message back at once", async () => {
    const url = await createQueue("photos");
    await send(url, "x");
    const [message] = await receive(url);
    const { ReceiptHandle } = message!;
    await client.send(new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle, VisibilityTimeout: 0 }));
    expect(await receive(url)).toHaveLength(1);
  });

  test("A delayed message is not received before its time", async () => {
    const url = await createQueue("photos");
    await send(url, "later", { DelaySeconds: 60 });
    expect(await receive(url)).toEqual([]);
    now += 60_001;
    expect(await receive(url)).toHaveLength(1);
  });

  test("A long poll is answered as soon as a message arrives", async () => {
    const url = await createQueue("photos");
    const waiting = receive(url, { WaitTimeSeconds: 20 });
    await send(url, "x");
    expect(await waiting).toHaveLength(1);
  });

  test("Batches answer for every entry, and a bad entry does not harm the others", async () => {
    const url = await createQueue("photos");
    const sent = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: url,
        Entries: [
          { Id: "a", MessageBody: "1" },
          { Id: "b", MessageBody: "2", DelaySeconds: 5000 },
        ],
      }),
    );
    expect(sent.Successful?.map(({ Id }) => Id)).toEqual(["a"]);
    expect(sent.Failed?.map(({ Id, Code }) => [Id, Code])).toEqual([["b", "InvalidParameterValue"]]);
    const [message] = await receive(url);
    const Entries = [{ Id: "a", ReceiptHandle: message?.ReceiptHandle }];
    const deleted = await client.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }));
    expect(deleted.Successful).toEqual([{ Id: "a" }]);
    expect(await counts(url)).toEqual([0, 0]);
  });

  test("A purge empties the queue", async () => {
    const url = await createQueue("photos");
    await send(url, "x");
    await client.send(new PurgeQueueCommand({ QueueUrl: url }));
    expect(await counts(url)).toEqual([0, 0]);
  });
});

describe("dead letters", () => {
  async function withDeadLetters(): Promise<{ url: string; dead: string; deadArn: string; arn: string }> {
    const dead = await createQueue("dead");
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: dead, AttributeNames: ["QueueArn"] }),
    );
    const deadArn = Attributes!.QueueArn!;
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: deadArn, maxReceiveCount: 2 });
    const url = await createQueue("photos", { VisibilityTimeout: "10", RedrivePolicy });
    return { url, dead, deadArn, arn: deadArn.replace("dead", "photos") };
  }

  test("A message that was received too often moves to the dead-letter queue and can be moved back", async () => {
    const { url, dead, deadArn, arn } = await withDeadLetters();
    await send(url, "poison");
    for (let attempt = 0; attempt < 2; attempt++) {
      expect(await receive(url)).toHaveLength(1);
      now += 10_001;
    }
    expect(await receive(url)).toEqual([]);
    const [letter] = await receive(dead, { VisibilityTimeout: 0 });
    expect(letter).toMatchObject({ Body: "poison", Attributes: { DeadLetterQueueSourceArn: arn } });

    const sources = await client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead }));
    expect(sources.queueUrls).toEqual([url]);
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: deadArn }));
    expect(await receive(url)).toMatchObject([{ Body: "poison", Attributes: { ApproximateReceiveCount: "1" } }]);
    const tasks = await client.send(new ListMessageMoveTasksCommand({ SourceArn: deadArn }));
    expect(tasks.Results).toMatchObject([{ Status: "COMPLETED", ApproximateNumberOfMessagesMoved: 1 }]);
  });
});

describe("queues", () => {
  test("A queue is created again with the same attributes only", async () => {
    const url = await createQueue("photos", { VisibilityTimeout: "30" });
    expect(await createQueue("photos", { VisibilityTimeout: "30" })).toBe(url);
    const other = createQueue("photos", { VisibilityTimeout: "31" });
    await expect(other).rejects.toMatchObject({ name: "QueueNameExists" });
    await client.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { VisibilityTimeout: "31" } }));
    expect(await createQueue("photos", { VisibilityTimeout: "31" })).toBe(url);
  });

  test("Queues are found by name, listed by prefix and deleted", async () => {
    const url = await createQueue("photos");
    await createQueue("other");
    expect((await client.send(new GetQueueUrlCommand({ QueueName: "photos" }))).QueueUrl).toBe(url);
    expect((await client.send(new ListQueuesCommand({ QueueNamePrefix: "ph" }))).QueueUrls).toEqual([url]);
    await client.send(new DeleteQueueCommand({ QueueUrl: url }));
    await expect(send(url, "x")).rejects.toMatchObject({ name: "QueueDoesNotExist" });
  });

  test("Errors carry the names the SDK knows", async () => {
    const url = await createQueue("photos");
    const missing = client.send(new GetQueueUrlCommand({ QueueName: "missing" }));
    await expect(missing).rejects.toMatchObject({ name: "QueueDoesNotExist" });
    const receipt = client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: "nonsense" }));
    await expect(receipt).rejects.toMatchObject({ name: "ReceiptHandleIsInvalid" });
    const tags = client.send(new ListQueueTagsCommand({ QueueUrl: url }));
    await expect(tags).rejects.toMatchObject({ name: "NotImplemented" });
  });
});

describe("durability", () => {
  test("After a restart every message is there, and those in flight are visible at once", async () => {
    const url = await createQueue("photos", { VisibilityTimeout: "450" });
    await send(url, "in flight");
    expect(await receive(url)).toHaveLength(1);
    await send(url, "waiting");
    await stop();
    await start();
    const found = await client.send(new GetQueueUrlCommand({ QueueName: "photos" }));
    const messages = await receive(found.QueueUrl!);
    expect(messages.map(({ Body }) => Body).sort()).toEqual(["in flight", "waiting"]);
    const again = messages.find(({ Body }) => Body === "in flight");
    expect(again?.Attributes?.ApproximateReceiveCount).toBe("2");
  });

  test("After a restart the server names the messages that were in flight, and no others", async () => {
    const url = await createQueue("photos", { VisibilityTimeout: "450" });
    await send(url, "in flight");
    expect(await receive(url)).toHaveLength(1);
    await send(url, "waiting");
    await stop();
    await start();
    expect(server.interrupted).toEqual([{ queue: "photos", body: "in flight" }]);
    await stop();
    await start();
    expect(server.interrupted).toEqual([]);
  });

  test("A deleted message stays deleted", async () => {
    const url = await createQueue("photos");
    await send(url, "done");
    const [message] = await receive(url);
    await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message?.ReceiptHandle }));
    await stop();
    await start();
    const found = await client.send(new GetQueueUrlCommand({ QueueName: "photos" }));
    expect(await receive(found.QueueUrl!)).toEqual([]);
  });
});
