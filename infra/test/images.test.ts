import { readFileSync } from "node:fs";
import { edge } from "@snaprace/core/topology";
import { describe, expect, test } from "vitest";
import { stage } from "./support/stages.ts";

const source = readFileSync(new URL(`../../${edge.functionFile}`, import.meta.url), "utf8");
/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html */
const MAX_FUNCTION_BYTES = 10_240;
/** CloudFront's managed CachingOptimized: no cookie, header or query string in the key, our Cache-Control decides. */
const CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";

describe.each(["prod", "dev", "live"] as const)("The image distribution of %s", (name) => {
  const synthesis = stage(name);
  const distribution = synthesis.one("Distribution", "CdnCdnDistribution").inputs;
  const behaviour = distribution.defaultCacheBehavior;

  test("reads the private bucket with origin access control", () => {
    expect(distribution.origins).toHaveLength(1);
    const [origin] = distribution.origins;
    expect(origin.domainName).toBe(
      `${synthesis.one("BucketV2", "PhotoStoreBucket").inputs.bucket}.s3.ap-northeast-2.amazonaws.com`,
    );
    expect(origin.originAccessControlId).toBeTruthy();
    expect(origin.customOriginConfig).toBeUndefined();
    expect(distribution.orderedCacheBehaviors).toEqual([]);
  });

  test("caches by path alone, over TLS, for reading only", () => {
    expect(behaviour.cachePolicyId).toBe(CACHING_OPTIMIZED);
    expect(behaviour.viewerProtocolPolicy).toBe("redirect-to-https");
    expect(behaviour.allowedMethods).toEqual(["GET", "HEAD", "OPTIONS"]);
  });

  test("asks the function that the local CDN runs, with its store, before the cache", () => {
    const fn = synthesis.all("Function").find(({ name: own }) => own === "EdgeViewerRequest");
    expect(fn?.inputs).toMatchObject({ runtime: "cloudfront-js-2.0", code: source, publish: true });
    expect(fn?.inputs.keyValueStoreAssociations).toEqual([expect.stringMatching(/:snaprace-\w+-edge$/)]);
    expect(behaviour.functionAssociations).toEqual([
      { eventType: "viewer-request", functionArn: expect.stringContaining("EdgeViewerRequest") },
    ]);
    expect(Buffer.byteLength(source)).toBeLessThan(MAX_FUNCTION_BYTES);
  });

  test("lets pages draw images and forbids sniffing them", () => {
    const headers = synthesis.one("ResponseHeadersPolicy", "ImageHeaders").inputs;
    expect(behaviour.responseHeadersPolicyId).toBe("ImageHeaders");
    expect(headers.corsConfig.accessControlAllowMethods.items).toEqual(["GET", "HEAD"]);
    expect(headers.corsConfig.accessControlAllowCredentials).toBe(false);
    expect(headers.securityHeadersConfig.contentTypeOptions.override).toBe(true);
  });
});

test("With a domain of its own, the stage's images answer to its site and its organizers' homes only", () => {
  const synthesis = stage("vpc");
  const headers = synthesis.one("ResponseHeadersPolicy", "ImageHeaders").inputs;
  const pages = ["https://photos.example.com", "https://*.photos.example.com"];
  expect(headers.corsConfig.accessControlAllowOrigins.items).toEqual(pages);
  expect(synthesis.one("Distribution", "CdnCdnDistribution").inputs.aliases).toEqual(["images.photos.example.com"]);
  const site = synthesis.one("Distribution", "WebCdnDistribution").inputs.aliases;
  expect([...site].sort()).toEqual(["*.photos.example.com", "photos.example.com"]);
  expect(synthesis.outputs).toMatchObject({
    site: "https://photos.example.com",
    images: "https://images.photos.example.com",
  });
});
