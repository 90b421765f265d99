import { faceTable, recogniserFunction, resources } from "@snaprace/core/topology";
import { MODEL_FILES } from "@snaprace/vision/model-files";
import { stage } from "./current-stage.ts";
import { networkInterfaces, observability, type Permission } from "./function-rights.ts";
import { network } from "./network.ts";
import { photoStore, photosLink } from "./storage.ts";

/** Parts of packages that are needed and not bundled. Whole, ONNX Runtime alone is larger than Lambda allows: it has every platform's. */
const PACKED = [
  ...["package.json", "dist", "bin/napi-v6/linux/arm64"].map((part) => `onnxruntime-node/${part}`),
  "onnxruntime-common",
  // Each is held against its SHA-256 before it is used.
  ...new Set(
    Object.values(MODEL_FILES).flatMap((file) => [`${file.package}/package.json`, `${file.package}/${file.path}`]),
  ),
];

const own = stage.recogniser === "own" ? ownRecogniser() : undefined;

/** Where the recogniser is; no address where it is Rekognition, which the SDK finds by itself. */
export const recogniserLink = new sst.Linkable(resources.recogniser, { properties: { url: own?.url ?? "" } });

/** In stages with our own recogniser, whoever would call Rekognition may call that function instead, and nothing of Rekognition. */
export function overRecogniser(permissions: readonly Permission[]): Permission[] {
  if (!own) return [...permissions];
  const isAsking = ({ actions }: Permission) => actions.some((action) => action.startsWith("rekognition:"));
  if (!permissions.some(isAsking)) return [...permissions];
  // A function's address is asked for both.
  const ask = { actions: ["lambda:InvokeFunctionUrl", "lambda:InvokeFunction"], resources: [own.arn] };
  return [...permissions.filter((permission) => !isAsking(permission)), ask];
}

/** Our own engine, at an address that IAM guards. */
function ownRecogniser(): sst.aws.Function {
  const faces = new sst.aws.Dynamo("Faces", {
    fields: { [faceTable.partitionKey]: "string", [faceTable.sortKey]: "string" },
    primaryIndex: { hashKey: faceTable.partitionKey, rangeKey: faceTable.sortKey },
    deletionProtection: stage.deletionProtection,
    transform: {
      table: (args) => {
        // What tells people apart is in no backup: a face that is deleted is gone.
        args.pointInTimeRecovery = { enabled: false };
        args.billingMode = "PAY_PER_REQUEST";
      },
    },
  });
  const facesLink = new sst.Linkable(resources.faceTable, { properties: { name: faces.name } });
  const logs = new aws.cloudwatch.LogGroup("RecogniserLogs", { name: `/snaprace/${stage.name}/Recogniser` });
  return new sst.aws.Function("RecogniserFunction", {
    handler: recogniserFunction.handler,
    runtime: "nodejs22.x",
    architecture: "arm64",
    memory: `${recogniserFunction.memoryMB} MB`,
    timeout: `${recogniserFunction.timeoutSeconds} seconds`,
    url: { authorization: "iam" },
    link: [photosLink, facesLink],
    ...(network && { vpc: network.forFunctions }),
    nodejs: { install: ["sharp"], esbuild: { external: ["onnxruntime-node"] } },
    copyFiles: PACKED.map((part) => ({ from: `node_modules/${part}` })),
    logging: { logGroup: logs.name, format: "json" },
    permissions: [
      { actions: ["s3:GetObject"], resources: [$interpolate`${photoStore.arn}/*/processed/*`] },
      { actions: ["s3:ListBucket"], resources: [photoStore.arn] },
      {
        actions: [
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:Query",
        ],
        resources: [faces.arn],
      },
      ...observability(logs.arn),
      ...(network ? networkInterfaces : []),
    ],
    transform: {
      role: (args) => {
        args.managedPolicyArns = [];
      },
      function: (args) => {
        args.tracingConfig = { mode: "Active" };
      },
    },
  });
}
