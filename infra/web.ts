import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { edge, photoBucket, resources } from "@snaprace/core/topology";
import { edgeStoreArn, edgeStoreLink, images } from "./cdn.ts";
import { stage } from "./current-stage.ts";
import { observability, type Permission } from "./function-rights.ts";
import { mailLink } from "./mail.ts";
import { closeAtEdge, collections, openAtEdge, photoKeys, savePhoto, sendMail, tellAbsence } from "./permissions.ts";
import { photoMessages, photoQueueLink } from "./queue.ts";
import { overRecogniser, recogniserLink } from "./recogniser.ts";
import { secrets } from "./secrets.ts";
import { photoStore, photosLink, readByOurDistributions } from "./storage.ts";
import { photoTableLink, projection } from "./table.ts";

/** As long as CloudFront waits for an answer's next bytes; a page takes a second, a zip of hundreds of photos a minute. */
export const WEB_TIMEOUT_SECONDS = 60;

const logs = new aws.cloudwatch.LogGroup("WebLogs", { name: `/snaprace/${stage.name}/Web` });

/** What pages, endpoints and actions do. A test compares this with the calls in the site's code, both ways. */
const permissions: Permission[] = [
  { actions: ["dynamodb:BatchGetItem", "dynamodb:Query"], resources: [projection.arn] },
  { actions: ["dynamodb:Query"], resources: [$interpolate`${projection.arn}/index/*`] },
  // What a person at the desk or a runner decides is written to the photo at once; limits are counted.
  savePhoto,
  // Signed for the browsers of photographers and organizers, never done by the site itself.
  { actions: ["s3:PutObject", "s3:PutObjectTagging"], resources: [photoKeys.originals, photoKeys.videos] },
  // Signed for downloads; originals are handed out without anything in them but the picture, where the organizer allows it.
  { actions: ["s3:GetObject"], resources: [photoKeys.renditions, photoKeys.originals, photoKeys.videos] },
  // A video that never arrived, a photo that went while its zip was written.
  tellAbsence,
  // An organizer takes a finish video away, or sends another one.
  { actions: ["s3:DeleteObject"], resources: [photoKeys.videos] },
  { actions: ["sqs:SendMessage"], resources: [photoMessages.arn] },
  // A selfie is in no bucket and in no collection: Rekognition knows no resource for looking at it.
  { actions: ["rekognition:DetectFaces"], resources: ["*"] },
  // And faces of whoever asks to be forgotten, or is a minor, go.
  { actions: ["rekognition:SearchFacesByImage", "rekognition:DeleteFaces"], resources: [collections] },
  openAtEdge,
  closeAtEdge,
  sendMail,
  ...observability(logs.arn),
];

/** A function at the CDN may have 10 KB, most of which SST writes itself: comments stay here. */
const withoutComments = (source: string) => source.replaceAll(/^\s*(?:\/\/|\/?\*).*\n/gm, "");

// What the distribution shows at the function's door. Made of a secret that both sides have anyway; it cannot be read from it.
const doorKey = secrets.cursorSigningKey.value.apply((key) =>
  createHmac("sha256", key).update("front door").digest("hex"),
);

// SST's own, and the variant: what a page says of itself (`s-maxage`) decides whether and how long it is kept.
const pages = new aws.cloudfront.CachePolicy("WebPages", {
  comment: "Pages by address and variant, as long as they say",
  minTtl: 0,
  defaultTtl: 0,
  maxTtl: 31_536_000,
  parametersInCacheKeyAndForwardedToOrigin: {
    cookiesConfig: { cookieBehavior: "none" },
    headersConfig: {
      headerBehavior: "whitelist",
      headers: { items: ["x-open-next-cache-key", edge.variantHeader] },
    },
    queryStringsConfig: { queryStringBehavior: "all" },
    enableAcceptEncodingBrotli: true,
    enableAcceptEncodingGzip: true,
  },
});

const organizerHostsLink = new sst.Linkable(resources.organizerHosts, {
  properties: { under: stage.organizerHosts ? (stage.domain ?? "") : "" },
});

/** The site, rendered per request: the server keeps nothing between requests; the CDN keeps for half a minute what is the same for all. */
export const web = new sst.aws.Nextjs("Web", {
  path: "web",
  openNextVersion: "3.9.14",
  link: [
    recogniserLink,
    photosLink,
    photoTableLink,
    photoQueueLink,
    edgeStoreLink,
    mailLink,
    images,
    organizerHostsLink,
    ...Object.values(secrets),
  ],
  invalidation: false,
  cachePolicy: pages.id,
  edge: {
    viewerRequest: {
      kvStore: edgeStoreArn,
      injection: $interpolate`${withoutComments(readFileSync(edge.siteFile, "utf8"))}
await choosePage(event, cf.kvs());
showKey(event, "${doorKey}");`,
    },
  },
  dev: { command: "npx next dev" },
  ...(stage.domain && {
    domain: {
      name: stage.domain,
      ...(stage.organizerHosts && { aliases: [`*.${stage.domain}`] }),
      ...(stage.certificate && { dns: false as const, cert: stage.certificate }),
    },
  }),
  server: {
    runtime: "nodejs22.x",
    architecture: "arm64",
    memory: "1024 MB",
    timeout: `${WEB_TIMEOUT_SECONDS} seconds`,
  },
  transform: {
    server: (args) => {
      // Instead of SST's list, which may invalidate every distribution and write a cache we do not have.
      args.permissions = overRecogniser(permissions);
      args.logging = { logGroup: logs.name, format: "json" };
      args.environment = $output(args.environment).apply((others) => ({ ...others, FRONT_DOOR_KEY: doorKey }));
      args.injections = $output(args.injections).apply((others) => [
        ...(others ?? []),
        `outer:${readFileSync(edge.doorFile, "utf8")}`,
        "const refusal = refuseAtDoor(event, process.env.FRONT_DOOR_KEY);\nif (refusal) return sendRefusal(refusal, responseStream);",
      ]);
      args.transform = {
        role: (role) => {
          role.managedPolicyArns = [];
        },
        function: (fn) => {
          fn.tracingConfig = { mode: "Active" };
        },
      };
    },
    assets: (args) => {
      // As for the photos: read by distributions of this account, and by no browser directly.
      args.access = undefined;
      args.cors = false;
      args.policy = [readByOurDistributions("*")];
    },
    imageOptimizer: (args) => {
      // The component insists on one, but renditions are made once in the pipeline: this one can never run.
      args.concurrency = { reserved: 0 };
      args.permissions = [];
      args.url = { authorization: "iam" };
      args.transform = {
        role: (role) => {
          role.managedPolicyArns = [];
        },
      };
    },
  },
});

export const siteLink = new sst.Linkable(resources.site, { properties: { url: web.url } });

const uploadOrigins = [web.url, ...(stage.localhostMayUpload ? ["http://localhost:3000"] : [])];

// Browsers put originals straight into the bucket, from our pages only.
new aws.s3.BucketCorsConfigurationV2("PhotoStoreCors", {
  bucket: photoStore.name,
  corsRules: [
    {
      allowedOrigins: $dev ? ["http://localhost:3000"] : uploadOrigins,
      allowedMethods: [...photoBucket.cors.allowedMethods],
      allowedHeaders: [...photoBucket.cors.allowedHeaders],
      exposeHeaders: [...photoBucket.cors.exposedHeaders],
      maxAgeSeconds: photoBucket.cors.maxAgeSeconds,
    },
  ],
});
