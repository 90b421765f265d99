import type { FunctionName } from "./functions.ts";

export const EXECUTION_TIMEOUT_SECONDS = 60;

/** Lambda's own transient failures: AWS advises every workflow that invokes functions to retry them. */
const LAMBDA_TRANSIENT = {
  ErrorEquals: [
    "Lambda.ServiceException",
    "Lambda.AWSLambdaException",
    "Lambda.SdkClientException",
    "Lambda.TooManyRequestsException",
  ],
  IntervalSeconds: 1,
  MaxAttempts: 3,
  BackoffRate: 2,
  MaxDelaySeconds: 8,
  JitterStrategy: "FULL",
} as const;

/** The recogniser's quota is shared by all executions; full jitter keeps the retries from arriving together. */
const THROTTLED = {
  ErrorEquals: ["ThrottledError"],
  IntervalSeconds: 1,
  MaxAttempts: 5,
  BackoffRate: 2,
  MaxDelaySeconds: 8,
  JitterStrategy: "FULL",
} as const;

/**
 * The way of one photo, as Amazon States Language (JSONPath): preprocess, read bibs and faces side by side, record.
 * A branch that fails for good ends in a `failed` value, so the photo is recorded as partial and never as "no bibs".
 * @param functionArn ARN or name of each function
 */
export function photoWorkflow(functionArn: (name: FunctionName) => string) {
  const invoke = (name: FunctionName, retry: readonly object[] = [LAMBDA_TRANSIENT]) => ({
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Parameters: { FunctionName: functionArn(name), "Payload.$": "$" },
    ResultSelector: { "value.$": "$.Payload" },
    Retry: retry,
  });
  const failed = (next: string) => [{ ErrorEquals: ["States.ALL"], ResultPath: "$.failure", Next: next }];
  const failedValue = {
    Type: "Pass",
    Parameters: { value: { status: "failed", "error.$": "$.failure.Error" } },
    End: true,
  };
  return {
    Comment: "One photo: renditions, bibs and faces, then one conditional transaction.",
    StartAt: "Preprocess",
    TimeoutSeconds: EXECUTION_TIMEOUT_SECONDS,
    States: {
      Preprocess: { ...invoke("Preprocess"), ResultPath: "$.preprocess", Next: "IsPhoto" },
      IsPhoto: {
        Type: "Choice",
        Choices: [{ Variable: "$.preprocess.value.status", StringEquals: "rendered", Next: "Analyse" }],
        Default: "FanoutDynamoDB",
      },
      Analyse: {
        Type: "Parallel",
        Branches: [
          {
            StartAt: "DetectText",
            States: {
              DetectText: {
                ...invoke("DetectText", [LAMBDA_TRANSIENT, THROTTLED]),
                Catch: failed("TextFailed"),
                End: true,
              },
              TextFailed: failedValue,
            },
          },
          {
            StartAt: "FacesWanted",
            States: {
              FacesWanted: {
                Type: "Choice",
                Choices: [{ Variable: "$.event.indexFaces", BooleanEquals: true, Next: "IndexFaces" }],
                Default: "FacesSkipped",
              },
              FacesSkipped: { Type: "Pass", Parameters: { value: { status: "skipped" } }, End: true },
              IndexFaces: {
                ...invoke("IndexFaces", [LAMBDA_TRANSIENT, THROTTLED]),
                Catch: failed("FacesFailed"),
                End: true,
              },
              FacesFailed: failedValue,
            },
          },
        ],
        ResultSelector: { "text.$": "$[0].value", "faces.$": "$[1].value" },
        ResultPath: "$.analysis",
        Next: "FanoutDynamoDB",
      },
      FanoutDynamoDB: { ...invoke("FanoutDynamoDB", [LAMBDA_TRANSIENT, THROTTLED]), End: true },
    },
  } as const;
}
