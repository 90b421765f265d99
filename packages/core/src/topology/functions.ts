/**
 * Every Lambda function: where its code is, what it may use, how long it may run. Timeouts are ordered so that the caller
 * always outlives the called: steps < execution (60 s) < trigger < queue visibility.
 */
export const functions = {
  SfnTrigger: { handler: "packages/functions/src/sfn-trigger.handler", memoryMB: 256, timeoutSeconds: 75 },
  Preprocess: { handler: "packages/functions/src/preprocess.handler", memoryMB: 2048, timeoutSeconds: 30 },
  DetectText: { handler: "packages/functions/src/detect-text.handler", memoryMB: 256, timeoutSeconds: 20 },
  IndexFaces: { handler: "packages/functions/src/index-faces.handler", memoryMB: 256, timeoutSeconds: 20 },
  FanoutDynamoDB: { handler: "packages/functions/src/fanout-dynamodb.handler", memoryMB: 256, timeoutSeconds: 15 },
  DeleteDueFaces: { handler: "packages/functions/src/delete-due-faces.handler", memoryMB: 256, timeoutSeconds: 300 },
  DeleteDuePhotos: { handler: "packages/functions/src/delete-due-photos.handler", memoryMB: 256, timeoutSeconds: 300 },
  ProposeByFace: { handler: "packages/functions/src/propose-by-face.handler", memoryMB: 512, timeoutSeconds: 110 },
  RetryPartials: { handler: "packages/functions/src/retry-partials.handler", memoryMB: 256, timeoutSeconds: 30 },
  MarkDeadLetters: { handler: "packages/functions/src/mark-dead-letters.handler", memoryMB: 256, timeoutSeconds: 45 },
  TellRunners: { handler: "packages/functions/src/tell-runners.handler", memoryMB: 256, timeoutSeconds: 120 },
} as const;
export type FunctionName = keyof typeof functions;

/**
 * Our own recogniser, in stages that use it instead of Rekognition. With 1,769 MB a function has one whole core: reading uses one, and
 * more memory would buy cores that idle.
 */
export const recogniserFunction = {
  handler: "packages/functions/src/recogniser.handler",
  memoryMB: 1769,
  timeoutSeconds: 20,
} as const;
