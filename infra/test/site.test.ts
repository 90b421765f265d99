import { describe, expect, test } from "vitest";
import { stage, statements } from "./support/stages.ts";

describe.each(["prod", "dev"] as const)("The site of %s", (name) => {
  const synthesis = stage(name);

  test("has a distribution of its own", () => {
    expect(
      synthesis
        .all("Distribution")
        .map((distribution) => distribution.name)
        .sort(),
    ).toEqual(["CdnCdnDistribution", "WebCdnDistribution"]);
  });

  test("runs on arm64 and Node 22, traced", () => {
    const server = synthesis.one("Function", "WebServerApnortheast2Function").inputs;
    expect(server).toMatchObject({
      architectures: ["arm64"],
      runtime: "nodejs22.x",
      timeout: 20,
      tracingConfig: { mode: "Active" },
      loggingConfig: { logFormat: "JSON", logGroup: `/snaprace/${name}/Web` },
    });
  });

  test("keeps nothing between requests: no queue, table or function to revalidate pages", () => {
    expect(
      synthesis
        .all("Queue")
        .map((queue) => queue.name)
        .sort(),
    ).toEqual(["PhotoDeadLettersQueue", "PhotoMessagesQueue"]);
    expect(synthesis.all("Table").map((table) => table.name)).toEqual(["ProjectionTable"]);
  });

  test("has an image optimizer that can never run", () => {
    const optimizer = synthesis.one("Function", "WebImageOptimizerFunction").inputs;
    expect(optimizer.reservedConcurrentExecutions).toBe(0);
    expect(synthesis.one("FunctionUrl", "WebImageOptimizerUrl").inputs.authorizationType).toBe("AWS_IAM");
  });

  test("has a private assets bucket that distributions of this account read", () => {
    expect(synthesis.all("BucketCorsConfigurationV2").map((cors) => cors.name)).toEqual(["PhotoStoreCors"]);
    const allowed = statements(synthesis.one("BucketPolicy", "WebAssetsPolicy").inputs.policy).filter(
      ({ Effect }) => Effect === "Allow",
    );
    expect(allowed).toHaveLength(1);
    expect(allowed[0]?.Condition).toEqual({
      StringLike: { "AWS:SourceArn": ["arn:aws:cloudfront::123456789012:distribution/*"] },
    });
  });
});

test("No function of any stage runs on a runtime that Lambda has closed", () => {
  for (const name of ["prod", "dev", "live", "vpc"] as const) {
    const runtimes = stage(name)
      .resources.filter(({ type }) => type === "aws:lambda/function:Function")
      .map(({ inputs }) => inputs.runtime);
    // Under `sst dev` the bridge to the developer's machine stands in for the functions.
    const allowed = name === "live" ? ["provided.al2023", "nodejs22.x"] : ["nodejs22.x"];
    expect(runtimes.filter((runtime) => !allowed.includes(runtime))).toEqual([]);
  }
});
