import { photoBucket, resources } from "@snaprace/core/topology";
import { stage } from "./current-stage.ts";

/** Not a component's `access: "cloudfront"`, which lets any distribution of any account read. */
export function readByOurDistributions(...keys: string[]) {
  const { accountId } = aws.getCallerIdentityOutput({});
  return {
    actions: ["s3:GetObject"],
    principals: [{ type: "service" as const, identifiers: ["cloudfront.amazonaws.com"] }],
    paths: keys,
    conditions: [
      {
        test: "StringLike",
        variable: "AWS:SourceArn",
        values: [$interpolate`arn:aws:cloudfront::${accountId}:distribution/*`],
      },
    ],
  };
}

/** Originals, renditions and analyses. Not versioned: what a person asks us to delete must be gone. */
export const photoStore = new sst.aws.Bucket("PhotoStore", {
  // Its policy also refuses everything that is not TLS.
  enforceHttps: true,
  // In origins.ts: the origins are known when the site is.
  cors: false,
  policy: [readByOurDistributions(...photoBucket.publicKeys)],
  lifecycle: [{ id: "intelligent-tiering", enabled: true }],
  transform: {
    bucket: (args) => {
      args.forceDestroy = stage.emptyBucketOnRemoval;
    },
    lifecycle: (args) => {
      args.rules = [
        {
          id: "intelligent-tiering",
          status: "Enabled",
          filter: { prefix: "" },
          transitions: [{ days: 0, storageClass: "INTELLIGENT_TIERING" }],
        },
        {
          id: "abort-stale-multiparts",
          status: "Enabled",
          filter: { prefix: "" },
          abortIncompleteMultipartUpload: { daysAfterInitiation: photoBucket.abortMultipartAfterDays },
        },
      ];
    },
  },
});

new aws.s3.BucketServerSideEncryptionConfigurationV2("PhotoStoreEncryption", {
  bucket: photoStore.name,
  rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" }, bucketKeyEnabled: true }],
});

// Originals only: an archived rendition would answer 403 to the runner who opens an old race.
new aws.s3.BucketIntelligentTieringConfiguration("PhotoStoreArchive", {
  bucket: photoStore.name,
  name: "originals",
  filter: { tags: { ...photoBucket.archive.tag } },
  tierings: [
    { accessTier: "ARCHIVE_ACCESS", days: photoBucket.archive.archiveAfterDays },
    { accessTier: "DEEP_ARCHIVE_ACCESS", days: photoBucket.archive.deepArchiveAfterDays },
  ],
});

/** Without SST's own link, which would allow every function all of S3's actions. */
export const photosLink = new sst.Linkable(resources.photos, { properties: { name: photoStore.name } });
