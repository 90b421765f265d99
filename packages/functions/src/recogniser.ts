import { awsObjects, dynamoFaceStore } from "@snaprace/core/aws";
import { requireSettings, setting } from "@snaprace/core/env";
import { createEngine } from "@snaprace/vision";
import { type Context, call, RekognitionError } from "@snaprace/vision/rekognition";
import type { Context as LambdaContext, LambdaFunctionURLEvent, LambdaFunctionURLResult } from "aws-lambda";
import { log } from "./log.ts";

requireSettings("photos", "faceTable");
const objects = awsObjects();
const bucket = setting("photos").name;
// While the function starts, which is not charged by its load: the first photo finds every model checked and warm.
const vision = await createEngine();
const store = dynamoFaceStore();
const CALLER = { isGone: () => false };

/** Rekognition's protocol at the function's own address, for callers that IAM lets in. */
export async function handler(event: LambdaFunctionURLEvent, lambda: LambdaContext): Promise<LambdaFunctionURLResult> {
  const name = event.headers["x-amz-target"]?.split(".").at(-1) ?? "";
  const started = performance.now();
  try {
    const body = Buffer.from(event.body ?? "{}", event.isBase64Encoded ? "base64" : "utf8").toString("utf8");
    return answer(200, await call(contextOf(lambda), name, JSON.parse(body), CALLER));
  } catch (error) {
    if (error instanceof RekognitionError) return refusal(error.code === "NotImplemented" ? 501 : 400, error);
    if (error instanceof SyntaxError) return refusal(400, { code: "SerializationException", message: "Not JSON." });
    log.error("Recogniser", { operation: name, requestId: lambda.awsRequestId, error: error as Error });
    return refusal(500, { code: "InternalServerError", message: "The recogniser failed. Try again." });
  } finally {
    log.info("Recogniser", {
      operation: name,
      requestId: lambda.awsRequestId,
      ms: Math.round(performance.now() - started),
    });
  }
}

function contextOf({ invokedFunctionArn }: LambdaContext): Context {
  const [, , , region = "", account = ""] = invokedFunctionArn.split(":");
  return {
    vision,
    store,
    region,
    account,
    now: Date.now,
    fetchObject: async (wanted, key) => (wanted === bucket ? objects.get(key) : undefined),
  };
}

function refusal(status: number, { code, message }: { code: string; message: string }): LambdaFunctionURLResult {
  return answer(status, { __type: `com.amazonaws.rekognition#${code}`, message, Message: message });
}

function answer(statusCode: number, body: object): LambdaFunctionURLResult {
  return { statusCode, headers: { "content-type": "application/x-amz-json-1.1" }, body: JSON.stringify(body) };
}
