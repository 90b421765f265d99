import { readFileSync } from "node:fs";
import { SUPPORTED as rekognition } from "@snaprace/vision/rekognition";
import { expect, test } from "vitest";
import { SUPPORTED as keyValueStore } from "../../src/key-value-store/index.ts";
import { SUPPORTED as s3 } from "../../src/s3/index.ts";
import { SUPPORTED as ses } from "../../src/ses/index.ts";
import { SUPPORTED as sqs } from "../../src/sqs/index.ts";
import { SUPPORTED as stepFunctions } from "../../src/step-functions/index.ts";

const text = readFileSync(new URL("../../../../docs/LOCAL.md", import.meta.url), "utf8");

test.each(
  Object.entries({
    S3: s3,
    SQS: sqs,
    SES: ses,
    StepFunctions: stepFunctions,
    Rekognition: rekognition,
    KeyValueStore: keyValueStore,
  }),
)("docs/LOCAL.md lists the operations of %s as they are", (service, supported) => {
  const listed = new RegExp(`^- ${service}: (.+)$`, "m").exec(text)?.[1]?.split(", ");
  expect(listed?.sort()).toEqual([...supported].sort());
});
