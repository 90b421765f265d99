import type { FunctionName } from "@snaprace/core/topology";

/**
 * What IAM checks for each SDK command that the product sends.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  GetObjectCommand: ["s3:GetObject"],
  HeadObjectCommand: ["s3:GetObject"],
  PutObjectCommand: ["s3:PutObject"],
  "PutObjectCommand.Tagging": ["s3:PutObjectTagging"],
  DeleteObjectsCommand: ["s3:DeleteObject"],
  CopyObjectCommand: ["s3:GetObject", "s3:PutObject"],
  GetCommand: ["dynamodb:GetItem"],
  PutCommand: ["dynamodb:PutItem"],
  UpdateCommand: ["dynamodb:UpdateItem"],
  DeleteCommand: ["dynamodb:DeleteItem"],
  BatchGetCommand: ["dynamodb:BatchGetItem"],
  BatchWriteCommand: ["dynamodb:BatchWriteItem"],
  QueryCommand: ["dynamodb:Query"],
  // A transaction is allowed write by write.
  TransactWriteCommand: [],
  "TransactWriteCommand.Put": ["dynamodb:PutItem"],
  "TransactWriteCommand.Update": ["dynamodb:UpdateItem"],
  "TransactWriteCommand.Delete": ["dynamodb:DeleteItem"],
  "TransactWriteCommand.ConditionCheck": ["dynamodb:ConditionCheckItem"],
  SendEmailCommand: ["ses:SendEmail"],
  SendMessageBatchCommand: ["sqs:SendMessage"],
  ReceiveMessageCommand: ["sqs:ReceiveMessage"],
  ChangeMessageVisibilityBatchCommand: ["sqs:ChangeMessageVisibility"],
  ChangeMessageVisibilityCommand: ["sqs:ChangeMessageVisibility"],
  StartSyncExecutionCommand: ["states:StartSyncExecution"],
  DetectTextCommand: ["rekognition:DetectText"],
  DetectFacesCommand: ["rekognition:DetectFaces"],
  IndexFacesCommand: ["rekognition:IndexFaces"],
  SearchFacesByImageCommand: ["rekognition:SearchFacesByImage"],
  SearchFacesCommand: ["rekognition:SearchFaces"],
  ListFacesCommand: ["rekognition:ListFaces"],
  DeleteFacesCommand: ["rekognition:DeleteFaces"],
  CreateCollectionCommand: ["rekognition:CreateCollection"],
  DescribeCollectionCommand: ["rekognition:DescribeCollection"],
  DeleteCollectionCommand: ["rekognition:DeleteCollection"],
  DescribeKeyValueStoreCommand: ["cloudfront-keyvaluestore:DescribeKeyValueStore"],
  PutKeyCommand: ["cloudfront-keyvaluestore:PutKey"],
  UpdateKeysCommand: ["cloudfront-keyvaluestore:UpdateKeys"],
  DeleteKeyCommand: ["cloudfront-keyvaluestore:DeleteKey"],
};

/** Where a missing object is an answer, S3 gives it only to those who may list; others are told 403. */
export const TELLS_ABSENCE: readonly (FunctionName | "Web")[] = ["SfnTrigger", "Preprocess", "MarkDeadLetters", "Web"];

/** What the product's concept grants by name although no line of today's code sends it. */
export const CONCEPT: Partial<Record<FunctionName, readonly string[]>> = {
  Preprocess: ["s3:GetObject", "s3:PutObject"],
  // Rekognition reads the picture from the bucket with the function's rights.
  DetectText: ["rekognition:DetectText", "s3:GetObject"],
  IndexFaces: [
    "rekognition:IndexFaces",
    "rekognition:CreateCollection",
    "rekognition:DescribeCollection",
    "s3:GetObject",
  ],
  FanoutDynamoDB: ["dynamodb:PutItem"],
  // GetQueueAttributes is Lambda's: it polls the queue with the function's role.
  SfnTrigger: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
};

/** What Lambda itself does in a function's name. */
export const RUNTIME = [
  "logs:CreateLogStream",
  "logs:PutLogEvents",
  "xray:PutTraceSegments",
  "xray:PutTelemetryRecords",
] as const;

/** Actions for which the service knows no resources. */
export const WITHOUT_RESOURCES = [
  "rekognition:DetectText",
  "rekognition:DetectFaces",
  "xray:PutTraceSegments",
  "xray:PutTelemetryRecords",
  "xray:GetSamplingRules",
  "xray:GetSamplingTargets",
  "logs:CreateLogDelivery",
  "logs:GetLogDelivery",
  "logs:UpdateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:DescribeResourcePolicies",
  "logs:DescribeLogGroups",
  "ec2:CreateNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:DeleteNetworkInterface",
  "ec2:AssignPrivateIpAddresses",
  "ec2:UnassignPrivateIpAddresses",
];
