import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { functions, recogniserFunction } from "@snaprace/core/topology";
import { MODEL_FILES, readModelFile } from "@snaprace/vision/model-files";
import { describe, expect, test } from "vitest";
import { deploymentSettings } from "../settings.ts";
import { rights, stage } from "./support/stages.ts";
import { ROOT } from "./synth/platform.ts";

const own = stage("own");
const actionsOf = (role: string) => rights(own.one("Role", role)).flatMap(({ Action }) => Action);
const build = own.builds.find(({ functionID }) => functionID === "RecogniserFunction");
const ASKING = ["DetectText", "IndexFaces", "FanoutDynamoDB", "DeleteDueFaces", "DeleteDuePhotos", "ProposeByFace"];

test("One setting chooses who reads the photos, and Rekognition is the default", () => {
  expect(
    stage("prod")
      .all("Function")
      .map(({ name }) => name),
  ).not.toContain("RecogniserFunctionFunction");
  expect(stage("prod").all("Table")).toHaveLength(1);
  const limits = { regions: ["ap-northeast-2"], defaultRegion: "ap-northeast-2", alarmEmailRequired: false } as const;
  const settings = { SNAPRACE_DEPLOY_RECOGNISER: "google", SNAPRACE_DEPLOY_MAIL_SENDER: "photos@example.com" };
  expect(() => deploymentSettings("own", settings, limits)).toThrow("RECOGNISER is neither rekognition nor own");
});

describe("A stage with our own recogniser", () => {
  test("has it in a function on arm64 with one whole core, at an address that IAM guards", () => {
    expect(own.one("Function", "RecogniserFunctionFunction").inputs).toMatchObject({
      architectures: ["arm64"],
      memorySize: recogniserFunction.memoryMB,
      timeout: recogniserFunction.timeoutSeconds,
    });
    const [address] = own.all("FunctionUrl").filter(({ name }) => name.startsWith("Recogniser"));
    expect(address?.inputs.authorizationType).toBe("AWS_IAM");
    // A step waits for the recogniser, and must outlive it or end with it.
    expect(recogniserFunction.timeoutSeconds).toBeLessThanOrEqual(functions.DetectText.timeoutSeconds);
  });

  test.each([...ASKING, "Web"])("%s may ask it, and nothing of Rekognition", (name) => {
    const actions = actionsOf(name === "Web" ? "WebServerApnortheast2Role" : `${name}Role`);
    expect(actions).toContain("lambda:InvokeFunctionUrl");
    expect(actions.filter((action) => action.startsWith("rekognition:"))).toEqual([]);
  });

  test("lets nobody else ask it", () => {
    const asking = own
      .all("Role")
      .filter((role) => rights(role).some(({ Action }) => Action.includes("lambda:InvokeFunctionUrl")));
    expect(asking).toHaveLength(ASKING.length + 1);
    const policies = own.all("Permission").map(({ inputs }) => inputs);
    expect(policies.filter((policy) => String(policy.function).includes("Recogniser"))).toEqual([]);
  });

  test("lets it read renditions and keep faces, and nothing else", () => {
    expect([...new Set(actionsOf("RecogniserFunctionRole"))].sort()).toEqual([
      "dynamodb:DeleteItem",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:UpdateItem",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "s3:GetObject",
      "s3:ListBucket",
      "xray:PutTelemetryRecords",
      "xray:PutTraceSegments",
    ]);
    const [read] = rights(own.one("Role", "RecogniserFunctionRole")).filter(({ Action }) =>
      Action.includes("s3:GetObject"),
    );
    expect(read?.Resource).toEqual([expect.stringMatching(/\/processed\/\*$/)]);
    expect(Object.keys(build?.links ?? {}).sort()).toEqual(["FaceTable", "Photos"]);
  });

  test("keeps faces in a table without backups, so that a deleted vector is gone", () => {
    const table = own.one("Table", "FacesTable").inputs;
    expect(table.pointInTimeRecovery).toEqual({ enabled: false });
    expect(table.globalSecondaryIndexes ?? []).toEqual([]);
  });

  test("packs every model file, each with the hash it is held against when it is loaded", async () => {
    const packed = build?.copyFiles ?? [];
    for (const name of Object.keys(MODEL_FILES) as (keyof typeof MODEL_FILES)[]) {
      const { package: from, path: file } = MODEL_FILES[name];
      expect(packed.map(({ to }) => to)).toContain(`node_modules/${from}/${file}`);
      await expect(readModelFile(name)).resolves.toBeInstanceOf(Buffer);
    }
    expect(packed.filter(({ from }) => !existsSync(from))).toEqual([]);
    expect(packed.some(({ from }) => from.endsWith("bin/napi-v6/linux/arm64"))).toBe(true);
  });
});

test("The guide names the setting", () => {
  const guide = readFileSync(path.join(ROOT, "docs/DEPLOYMENT.md"), "utf8");
  expect(guide).toContain("SNAPRACE_DEPLOY_RECOGNISER");
});
