import { photoBucket } from "@snaprace/core/topology";
import { describe, expect, test } from "vitest";
import { stage, statements } from "./support/stages.ts";

const ACCOUNT = "123456789012";

describe.each(["prod", "dev", "live"] as const)("The photo bucket of %s", (name) => {
  const synthesis = stage(name);
  const bucket = synthesis.one("BucketV2", "PhotoStoreBucket");
  const policy = statements(synthesis.one("BucketPolicy", "PhotoStorePolicy").inputs.policy);

  test("is closed to the public", () => {
    expect(synthesis.one("BucketPublicAccessBlock", "PhotoStorePublicAccessBlock").inputs).toMatchObject({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
  });

  test("is encrypted", () => {
    const { rules } = synthesis.one("BucketServerSideEncryptionConfigurationV2", "PhotoStoreEncryption").inputs;
    expect(rules[0].applyServerSideEncryptionByDefault.sseAlgorithm).toBe("AES256");
  });

  test("answers over TLS only", () => {
    const denied = policy.find(({ Effect }) => Effect === "Deny");
    expect(denied).toMatchObject({
      Action: ["s3:*"],
      Principal: "*",
      Condition: { Bool: { "aws:SecureTransport": ["false"] } },
    });
    expect(denied?.Resource).toHaveLength(2);
  });

  test("lets CloudFront read renditions and videos, for distributions of this account", () => {
    const allowed = policy.filter(({ Effect }) => Effect === "Allow");
    expect(allowed).toHaveLength(1);
    expect(allowed[0]).toMatchObject({
      Action: ["s3:GetObject"],
      Principal: { Service: ["cloudfront.amazonaws.com"] },
      Condition: { StringLike: { "AWS:SourceArn": [`arn:aws:cloudfront::${ACCOUNT}:distribution/*`] } },
    });
    expect(allowed[0]?.Resource).toEqual(
      ["processed", "video"].map((folder) => `arn:aws:s3:::${bucket.inputs.bucket}/*/${folder}/*`),
    );
  });

  test("moves everything into Intelligent-Tiering and forgets stale uploads", () => {
    const { rules } = synthesis.one("BucketLifecycleConfigurationV2", "PhotoStoreLifecycle").inputs;
    expect(rules).toContainEqual(
      expect.objectContaining({
        status: "Enabled",
        filter: { prefix: "" },
        transitions: [{ days: 0, storageClass: "INTELLIGENT_TIERING" }],
      }),
    );
    expect(rules).toContainEqual(
      expect.objectContaining({ status: "Enabled", abortIncompleteMultipartUpload: { daysAfterInitiation: 1 } }),
    );
    // Nothing expires by rule: when photos end is decided per event.
    expect(JSON.stringify(rules)).not.toContain("xpiration");
  });

  test("archives originals only, so that every rendition can always be fetched", () => {
    const archives = synthesis.all("BucketIntelligentTieringConfiguration");
    expect(archives).toHaveLength(1);
    expect(archives[0]?.inputs).toMatchObject({
      filter: { tags: { folder: "raw" } },
      tierings: [
        { accessTier: "ARCHIVE_ACCESS", days: 90 },
        { accessTier: "DEEP_ARCHIVE_ACCESS", days: 180 },
      ],
    });
    expect(archives[0]?.inputs.filter.prefix).toBeUndefined();
  });

  test("takes uploads from pages of ours only", () => {
    const [rule, ...others] = synthesis.one("BucketCorsConfigurationV2", "PhotoStoreCors").inputs.corsRules;
    expect(others).toEqual([]);
    expect(rule.allowedOrigins).not.toContain("*");
    expect(rule.allowedMethods).toEqual(photoBucket.cors.allowedMethods);
    expect(rule.allowedHeaders).toEqual(photoBucket.cors.allowedHeaders);
    expect(rule.exposeHeaders).toEqual(photoBucket.cors.exposedHeaders);
    expect(rule.maxAgeSeconds).toBe(photoBucket.cors.maxAgeSeconds);
  });

  test("keeps no old versions of what was deleted", () => {
    expect(synthesis.all("BucketVersioningV2")).toEqual([]);
  });
});

test("In prod only the site itself may upload", () => {
  const prod = stage("prod");
  const [rule] = prod.one("BucketCorsConfigurationV2", "PhotoStoreCors").inputs.corsRules;
  expect(rule.allowedOrigins).toEqual([prod.outputs.site]);
});

test("The origins tagged at upload are the ones that are archived", async () => {
  const { readFileSync } = await import("node:fs");
  const source = readFileSync(new URL("../../packages/core/src/upload/sign.ts", import.meta.url), "utf8");
  expect(source).toContain(`tags: { folder: "${photoBucket.archive.tag.folder}" }`);
});
