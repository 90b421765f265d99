import type { FunctionName } from "@snaprace/core/topology";
import { edgeStoreArn } from "./cdn.ts";
import type { Permission } from "./function-rights.ts";
import { mailIdentityArn } from "./mail.ts";
import { deadLetters, photoMessages } from "./queue.ts";
import { overRecogniser } from "./recogniser.ts";
import { photoStore } from "./storage.ts";
import { projection } from "./table.ts";

/** The kinds of objects in the photo bucket. */
export const photoKeys = {
  originals: $interpolate`${photoStore.arn}/*/raw/*`,
  renditions: $interpolate`${photoStore.arn}/*/processed/*`,
  analyses: $interpolate`${photoStore.arn}/*/analysis/*`,
  videos: $interpolate`${photoStore.arn}/*/video/*`,
};
const { originals, renditions, analyses, videos } = photoKeys;

const region = aws.getRegionOutput({}).name;
const account = aws.getCallerIdentityOutput({}).accountId;
/** One collection per event, made when its first photo comes. */
export const collections = $interpolate`arn:aws:rekognition:${region}:${account}:collection/*`;

/** Without it S3 answers 403 for a key that is not there, and a deleted photo would look like a missing right. */
export const tellAbsence: Permission = { actions: ["s3:ListBucket"], resources: [photoStore.arn] };

/** A photo, its bib rows and its counters in one transaction, which IAM checks write by write. */
export const savePhoto: Permission = {
  actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"],
  resources: [projection.arn],
};

/** What the CDN is asked before it shows an image. */
export const closeAtEdge: Permission = {
  actions: ["cloudfront-keyvaluestore:DescribeKeyValueStore", "cloudfront-keyvaluestore:DeleteKey"],
  resources: [edgeStoreArn],
};
export const openAtEdge: Permission = {
  actions: ["cloudfront-keyvaluestore:PutKey", "cloudfront-keyvaluestore:UpdateKeys"],
  resources: [edgeStoreArn],
};

/** Mail to runners, from the one sender that is verified. */
export const sendMail: Permission = { actions: ["ses:SendEmail"], resources: [mailIdentityArn] };

/** What each function may do, and nothing else. A test compares this with the calls its code makes, both ways. */
export function permissionsOf(name: FunctionName, machineArn: $util.Output<string>): Permission[] {
  const table: Record<FunctionName, Permission[]> = {
    SfnTrigger: [
      {
        actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"],
        resources: [photoMessages.arn],
      },
      { actions: ["s3:GetObject"], resources: [originals] },
      tellAbsence,
      savePhoto,
      { actions: ["states:StartSyncExecution"], resources: [machineArn] },
    ],
    Preprocess: [
      { actions: ["s3:GetObject"], resources: [originals] },
      tellAbsence,
      { actions: ["s3:PutObject"], resources: [renditions] },
    ],
    DetectText: [
      // Rekognition knows no resources for reading text, and reads the picture with the caller's rights.
      { actions: ["rekognition:DetectText"], resources: ["*"] },
      { actions: ["s3:GetObject"], resources: [renditions] },
    ],
    IndexFaces: [
      {
        actions: ["rekognition:IndexFaces", "rekognition:CreateCollection", "rekognition:DescribeCollection"],
        resources: [collections],
      },
      { actions: ["s3:GetObject"], resources: [renditions] },
    ],
    FanoutDynamoDB: [
      { actions: ["s3:PutObject"], resources: [analyses] },
      savePhoto,
      { actions: ["rekognition:DeleteFaces"], resources: [collections] },
    ],
    DeleteDueFaces: [
      { actions: ["dynamodb:Query"], resources: [projection.arn] },
      savePhoto,
      { actions: ["rekognition:DescribeCollection", "rekognition:DeleteCollection"], resources: [collections] },
    ],
    DeleteDuePhotos: [
      { actions: ["dynamodb:Query"], resources: [projection.arn] },
      savePhoto,
      { actions: ["s3:DeleteObject"], resources: [originals, renditions, analyses, videos] },
      { actions: ["rekognition:DeleteFaces"], resources: [collections] },
      closeAtEdge,
    ],
    ProposeByFace: [
      { actions: ["dynamodb:Query"], resources: [projection.arn] },
      savePhoto,
      { actions: ["rekognition:DescribeCollection", "rekognition:SearchFaces"], resources: [collections] },
    ],
    RetryPartials: [
      { actions: ["dynamodb:Query"], resources: [projection.arn] },
      savePhoto,
      { actions: ["sqs:SendMessage"], resources: [photoMessages.arn] },
    ],
    MarkDeadLetters: [
      // Not DeleteMessage: the letters must stay until a person sends them back.
      { actions: ["sqs:ReceiveMessage", "sqs:ChangeMessageVisibility"], resources: [deadLetters.arn] },
      { actions: ["s3:GetObject"], resources: [originals] },
      tellAbsence,
      savePhoto,
    ],
    TellRunners: [{ actions: ["dynamodb:Query"], resources: [$interpolate`${projection.arn}/index/*`] }, sendMail],
  };
  return overRecogniser(table[name]);
}
