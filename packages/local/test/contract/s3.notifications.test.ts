import {
  CopyObjectCommand,
  CreateBucketCommand,
  GetBucketNotificationConfigurationCommand,
  GetObjectCommand,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { s3On } from "../support/s3.ts";

const Bucket = "photos";
const QueueArn = "arn:aws:sqs:ap-northeast-2:000000000000:photos";

async function prepared(root: string, options: Parameters<typeof s3On>[1] = {}) {
  const s3 = await s3On(root, options);
  await s3.client.send(new CreateBucketCommand({ Bucket }));
  await s3.client.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket,
      NotificationConfiguration: {
        QueueConfigurations: [
          {
            Id: "originals",
            QueueArn,
            Events: ["s3:ObjectCreated:*"],
            Filter: { Key: { FilterRules: [{ Name: "suffix", Value: ".original" }] } },
          },
        ],
      },
    }),
  );
  return s3;
}

test("Exactly the objects with the suffix are told, with the key form-encoded as S3 does", async () => {
  const s3 = await prepared(temporaryFolder());
  await s3.client.send(new PutObjectCommand({ Bucket, Key: "org/a b (1)+사.original", Body: "12345" }));
  await s3.client.send(new PutObjectCommand({ Bucket, Key: "org/a.jpg", Body: "x" }));
  await s3.client.send(new CopyObjectCommand({ Bucket, Key: "c.original", CopySource: `${Bucket}/org/a.jpg` }));
  const records = s3.notified.map(({ body }) => JSON.parse(body).Records[0]);
  expect(records.map(({ eventName, s3: { object } }) => [eventName, object.key])).toEqual([
    ["ObjectCreated:Put", "org/a+b+%281%29%2B%EC%82%AC.original"],
    ["ObjectCreated:Copy", "c.original"],
  ]);
  expect(records[0]).toMatchObject({
    eventSource: "aws:s3",
    awsRegion: "ap-northeast-2",
    s3: { configurationId: "originals", bucket: { name: Bucket }, object: { size: 5 } },
  });
  expect(s3.notified[0]?.arn).toBe(QueueArn);
  expect(records[1].s3.object.sequencer > records[0].s3.object.sequencer).toBe(true);
  await s3.close();
});

test("The configuration comes back as it was set", async () => {
  const s3 = await prepared(temporaryFolder());
  const found = await s3.client.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
  expect(found.QueueConfigurations).toMatchObject([
    { Id: "originals", QueueArn, Filter: { Key: { FilterRules: [{ Name: "Suffix", Value: ".original" }] } } },
  ]);
  await s3.close();
});

test("An event that could not be told before the server stopped is told after it starts again", async () => {
  const root = temporaryFolder();
  const bugs: unknown[] = [];
  const broken = await prepared(root, {
    notify: async () => {
      throw new Error("the queue is away");
    },
    onBug: (error) => void bugs.push(error),
  });
  await broken.client.send(new PutObjectCommand({ Bucket, Key: "owed.original", Body: "x" }));
  expect(bugs).toHaveLength(1);
  await broken.close();

  const s3 = await s3On(root);
  expect(s3.notified.map(({ body }) => JSON.parse(body).Records[0].s3.object.key)).toEqual(["owed.original"]);
  const read = await s3.client.send(new GetObjectCommand({ Bucket, Key: "owed.original" }));
  expect(await read.Body?.transformToString()).toBe("x");
  await s3.close();

  const again = await s3On(root);
  expect(again.notified).toEqual([]);
  await again.close();
});
