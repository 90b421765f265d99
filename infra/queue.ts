import { originalNotification, photoDeadLetters, photoQueue, resources } from "@snaprace/core/topology";
import { photoStore } from "./storage.ts";

/** What nobody foresaw. An alarm watches it; messages go back to the queue once the cause is gone. */
export const deadLetters = new sst.aws.Queue("PhotoDeadLetters", {
  transform: {
    queue: (args) => {
      args.messageRetentionSeconds = photoDeadLetters.retentionSeconds;
      args.sqsManagedSseEnabled = true;
    },
  },
});

/** One message per original. */
export const photoMessages = new sst.aws.Queue("PhotoMessages", {
  visibilityTimeout: `${photoQueue.visibilityTimeoutSeconds} seconds`,
  dlq: { queue: deadLetters.arn, retry: photoQueue.maxReceiveCount },
  transform: {
    queue: (args) => {
      args.messageRetentionSeconds = photoQueue.retentionSeconds;
      args.sqsManagedSseEnabled = true;
    },
  },
});

new aws.sqs.RedriveAllowPolicy("PhotoDeadLettersAllow", {
  queueUrl: deadLetters.url,
  redriveAllowPolicy: $jsonStringify({ redrivePermission: "byQueue", sourceQueueArns: [photoMessages.arn] }),
});

// Not `photoStore.notify()`: its queue policy takes messages from any bucket, topic and rule of any account.
const fromOurBucketOnly = new aws.sqs.QueuePolicy("PhotoMessagesPolicy", {
  queueUrl: photoMessages.url,
  policy: $jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "s3.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: photoMessages.arn,
        Condition: {
          ArnEquals: { "aws:SourceArn": photoStore.arn },
          StringEquals: { "aws:SourceAccount": aws.getCallerIdentityOutput({}).accountId },
        },
      },
      {
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Resource: photoMessages.arn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  }),
});

new aws.s3.BucketNotification(
  "PhotoStoreNotification",
  {
    bucket: photoStore.name,
    queues: [
      {
        id: originalNotification.id,
        queueArn: photoMessages.arn,
        events: [...originalNotification.events],
        filterSuffix: originalNotification.suffix,
      },
    ],
  },
  // S3 tries the queue while the notification is set up.
  { dependsOn: fromOurBucketOnly },
);

export const deadLettersLink = new sst.Linkable(resources.photoDeadLetters, {
  properties: { url: deadLetters.url, arn: deadLetters.arn },
});
export const photoQueueLink = new sst.Linkable(resources.photoQueue, { properties: { url: photoMessages.url } });
