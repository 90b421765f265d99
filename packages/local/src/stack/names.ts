import { ACCOUNT_ID, REGION } from "./config.ts";

/** Physical names of the stack's resources. On AWS, SST makes its own. */
export const names = {
  bucket: "snaprace-local-photos",
  table: "snaprace-local-photos",
  /** Empty here, where Rekognition keeps its collections: for functions that are tried on the stack. */
  faceTable: "snaprace-local-faces",
  queue: "snaprace-local-photos",
  deadLetters: "snaprace-local-photos-dead",
  machine: "snaprace-local-photo",
  mailSender: "photos@snaprace.example",
  edgeStore: "arn:aws:cloudfront::000000000000:key-value-store/5aa9b1c2-0000-4000-8000-000000000000",
} as const;

export const queueArn = (name: string) => `arn:aws:sqs:${REGION}:${ACCOUNT_ID}:${name}`;
export const machineArn = `arn:aws:states:${REGION}:${ACCOUNT_ID}:stateMachine:${names.machine}`;
export const roleArn = `arn:aws:iam::${ACCOUNT_ID}:role/local`;
