import {
  CreateTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import {
  BucketAlreadyOwnedByYou,
  CreateBucketCommand,
  PutBucketCorsCommand,
  PutBucketNotificationConfigurationCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { CreateStateMachineCommand, type SFNClient } from "@aws-sdk/client-sfn";
import { CreateQueueCommand, type SQSClient } from "@aws-sdk/client-sqs";
import {
  faceTable,
  originalNotification,
  photoBucket,
  photoDeadLetters,
  photoQueue,
  photoTable,
  photoWorkflow,
} from "@snaprace/core/topology";
import { names, queueArn, roleArn } from "./names.ts";

interface Clients {
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly sfn: SFNClient;
  readonly dynamodb: DynamoDBClient;
}

/** What `infra/` declares in AWS, made on the local servers through the same APIs. Doing it again changes nothing. */
export async function provision(clients: Clients, siteOrigins: readonly string[]): Promise<void> {
  await Promise.all([
    provisionQueues(clients.sqs).then(() => provisionBucket(clients.s3, siteOrigins)),
    provisionTable(clients.dynamodb),
    provisionFaceTable(clients.dynamodb),
    provisionMachine(clients.sfn),
  ]);
}

async function provisionQueues(sqs: SQSClient): Promise<void> {
  await sqs.send(
    new CreateQueueCommand({
      QueueName: names.deadLetters,
      Attributes: { MessageRetentionPeriod: String(photoDeadLetters.retentionSeconds) },
    }),
  );
  await sqs.send(
    new CreateQueueCommand({
      QueueName: names.queue,
      Attributes: {
        VisibilityTimeout: String(photoQueue.visibilityTimeoutSeconds),
        MessageRetentionPeriod: String(photoQueue.retentionSeconds),
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: queueArn(names.deadLetters),
          maxReceiveCount: photoQueue.maxReceiveCount,
        }),
      },
    }),
  );
}

async function provisionBucket(s3: S3Client, siteOrigins: readonly string[]): Promise<void> {
  const Bucket = names.bucket;
  try {
    await s3.send(new CreateBucketCommand({ Bucket }));
  } catch (error) {
    if (!(error instanceof BucketAlreadyOwnedByYou)) throw error;
  }
  const { allowedMethods, allowedHeaders, exposedHeaders, maxAgeSeconds } = photoBucket.cors;
  await s3.send(
    new PutBucketCorsCommand({
      Bucket,
      CORSConfiguration: {
        CORSRules: [
          {
            AllowedOrigins: [...siteOrigins],
            AllowedMethods: [...allowedMethods],
            AllowedHeaders: [...allowedHeaders],
            ExposeHeaders: [...exposedHeaders],
            MaxAgeSeconds: maxAgeSeconds,
          },
        ],
      },
    }),
  );
  await s3.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket,
      NotificationConfiguration: {
        QueueConfigurations: [
          {
            Id: originalNotification.id,
            QueueArn: queueArn(names.queue),
            Events: [...originalNotification.events],
            Filter: { Key: { FilterRules: [{ Name: "suffix", Value: originalNotification.suffix }] } },
          },
        ],
      },
    }),
  );
}

async function provisionFaceTable(dynamodb: DynamoDBClient): Promise<void> {
  const keys = [faceTable.partitionKey, faceTable.sortKey];
  const command = new CreateTableCommand({
    TableName: names.faceTable,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
    KeySchema: keys.map((AttributeName, index) => ({ AttributeName, KeyType: index === 0 ? "HASH" : "RANGE" })),
  });
  try {
    await dynamodb.send(command);
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
}

async function provisionTable(dynamodb: DynamoDBClient): Promise<void> {
  const indexes = Object.entries(photoTable.indexes);
  const keys = [photoTable, ...indexes.map(([, index]) => index)].flatMap((key) => [key.partitionKey, key.sortKey]);
  const schema = (key: { partitionKey: string; sortKey: string }) => [
    { AttributeName: key.partitionKey, KeyType: "HASH" as const },
    { AttributeName: key.sortKey, KeyType: "RANGE" as const },
  ];
  try {
    await dynamodb.send(
      new CreateTableCommand({
        TableName: names.table,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
        KeySchema: schema(photoTable),
        GlobalSecondaryIndexes: indexes.map(([IndexName, index]) => ({
          IndexName,
          KeySchema: schema(index),
          Projection: { ProjectionType: "ALL" },
        })),
      }),
    );
  } catch (error) {
    if (error instanceof ResourceInUseException) return;
    throw error;
  }
  const TimeToLiveSpecification = { Enabled: true, AttributeName: photoTable.timeToLive };
  await dynamodb.send(new UpdateTimeToLiveCommand({ TableName: names.table, TimeToLiveSpecification }));
}

async function provisionMachine(sfn: SFNClient): Promise<void> {
  const definition = JSON.stringify(photoWorkflow((name) => name));
  await sfn.send(new CreateStateMachineCommand({ name: names.machine, definition, roleArn, type: "EXPRESS" }));
}
