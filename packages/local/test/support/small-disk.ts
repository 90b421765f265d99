import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { startSqs } from "../../src/sqs/index.ts";
import { CREDENTIALS, REGION, s3On } from "./s3.ts";

/* Fills disks of its own until nothing fits, and tells what the servers on them did. Runs where it may mount: `unshare -rm`. */

const [work = ""] = process.argv.slice(2);
const KIB = 1024;
const PHOTO = 200 * KIB;
const Bucket = "photos";
const QueueName = "photos";
const ACCOUNT = "000000000000";

const disk = (name: string, kib: number): string => {
  const folder = path.join(work, name);
  mkdirSync(folder);
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${kib}k`, "tmpfs", folder]);
  return folder;
};
const objects = disk("objects", 2 * KIB);
const queues = disk("queues", 64);
const bugs: string[] = [];
const onBug = (error: unknown) => bugs.push(String((error as { code?: string }).code ?? error));

async function start() {
  const sqs = await startSqs({
    port: 0,
    directory: queues,
    region: REGION,
    accountId: ACCOUNT,
    clock: { now: () => Date.now() },
    onBug,
  });
  const notify = (arn: string, body: string) => sqs.send(arn.split(":").at(-1) ?? arn, body);
  const s3 = await s3On(objects, { notify, onBug });
  const client = new SQSClient({ endpoint: sqs.url, region: REGION, credentials: CREDENTIALS, maxAttempts: 1 });
  return { sqs, s3, client, stop: () => Promise.all([s3.close(), sqs.close()]) };
}
type Servers = Awaited<ReturnType<typeof start>>;

const key = (number: number) => `${number}.original`;
const bytesOf = (number: number) => Buffer.alloc(PHOTO, `photo ${number} `);

/** @returns the error's name and words, or `undefined` when it was accepted */
async function put({ s3 }: Servers, number: number): Promise<{ name: string; message: string } | undefined> {
  try {
    await s3.client.send(new PutObjectCommand({ Bucket, Key: key(number), Body: bytesOf(number) }));
    return undefined;
  } catch (error) {
    if (!(error instanceof S3ServiceException)) throw error;
    return { name: error.name, message: error.message };
  }
}

async function isWhole({ s3 }: Servers, number: number): Promise<boolean> {
  const { Body } = await s3.client.send(new GetObjectCommand({ Bucket, Key: key(number) }));
  return bytesOf(number).equals(Buffer.from((await Body?.transformToByteArray()) ?? []));
}

/** Keys of all messages in the queue. */
async function told({ client, sqs }: Servers): Promise<string[]> {
  const keys: string[] = [];
  for (;;) {
    const QueueUrl = `${sqs.url}/${ACCOUNT}/${QueueName}`;
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) return keys;
    for (const { Body = "{}" } of Messages) keys.push(JSON.parse(Body).Records[0].s3.object.key);
  }
}

let servers = await start();
await servers.client.send(new CreateQueueCommand({ QueueName }));
await servers.s3.client.send(new CreateBucketCommand({ Bucket }));
const QueueConfigurations = [
  { QueueArn: `arn:aws:sqs:${REGION}:${ACCOUNT}:${QueueName}`, Events: ["s3:ObjectCreated:*" as const] },
];
const NotificationConfiguration = { QueueConfigurations };
await servers.s3.client.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration }));

const accepted: number[] = [];
let refusal: { name: string; message: string } | undefined;
for (let number = 0; !refusal; number++) {
  refusal = await put(servers, number);
  if (!refusal) accepted.push(number);
}
const wholeWhenFull = await Promise.all(accepted.map((number) => isWhole(servers, number)));
await servers.s3.client.send(new DeleteObjectCommand({ Bucket, Key: key(0) }));
// The body is taken away after the answer.
while (await put(servers, 100)) await pause(10);

// Now the disk of the queue is the one that is full: an object is accepted, and nobody can be told yet.
const ballast = path.join(queues, "ballast");
try {
  execFileSync("dd", ["if=/dev/zero", `of=${ballast}`, "bs=1k"], { stdio: "ignore" });
} catch {
  // It ends when nothing more fits, which is what it is for.
}
for (const number of [1, 2]) await servers.s3.client.send(new DeleteObjectCommand({ Bucket, Key: key(number) }));
// The journal's last block has room for some messages more.
while (!bugs.includes("ENOSPC")) if (await put(servers, 101)) await pause(10);
rmSync(ballast);
await servers.stop();
servers = await start();
const kept = [...accepted.slice(3), 100, 101];
const wholeAfterRestart = await Promise.all(kept.map((number) => isWhole(servers, number)));
const messages = await told(servers);
await servers.stop();
process.stdout.write(
  JSON.stringify({
    accepted: accepted.length,
    refusal,
    wholeWhenFull,
    problems: [...new Set(bugs)],
    wholeAfterRestart,
    messages: [...new Set(messages)].sort(),
    wanted: [...accepted, 100, 101].map(key).sort(),
  }),
);
