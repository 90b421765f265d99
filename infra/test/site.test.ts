import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { edge } from "@snaprace/core/topology";
import { describe, expect, test } from "vitest";
import { stage, statements } from "./support/stages.ts";
import { zipEntry } from "./support/zip-entry.ts";
import { ROOT, WORK } from "./synth/platform.ts";

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
      timeout: 60,
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

test("Organizers have names below the site's only where they were asked for, and images may be read from there", () => {
  const distribution = (name: "prod" | "vpc") =>
    stage(name)
      .all("Distribution")
      .find((each) => each.name === "WebCdnDistribution");
  expect(distribution("vpc")?.inputs.aliases).toEqual(["photos.example.com", "*.photos.example.com"]);
  expect(distribution("prod")?.inputs.aliases ?? []).toEqual([]);
  const cors = stage("vpc").one("ResponseHeadersPolicy", "ImageHeaders").inputs.corsConfig;
  expect(cors.accessControlAllowOrigins.items).toEqual(["https://photos.example.com", "https://*.photos.example.com"]);
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

interface Visit {
  readonly uri: string;
  readonly cookies?: Readonly<Record<string, { value: string }>>;
  readonly language?: string;
  readonly host?: string;
}

type Headers = Record<string, string>;
interface DoorEvent {
  rawPath: string;
  headers: Headers;
}
type Refuse = (event: DoorEvent, key: string | undefined) => { readonly statusCode: number } | undefined;

/** What stands before the site in its function. */
async function door(): Promise<Refuse> {
  const source = readFileSync(path.join(ROOT, edge.doorFile), "utf8");
  const text = `${source}\nexport { refuseAtDoor };`;
  return (await import(`data:text/javascript,${encodeURIComponent(text)}`)).refuseAtDoor;
}

/** The headers with which a visitor's request leaves the distribution's function. */
function throughDistribution(ip: string, written: Headers, key: string): Headers {
  const source = readFileSync(path.join(ROOT, edge.siteFile), "utf8");
  const showKey = vm.runInNewContext(`${source}\n;showKey`) as (event: object, key: string) => void;
  const headers = Object.fromEntries(Object.entries(written).map(([name, value]) => [name, { value }]));
  showKey({ request: { headers }, viewer: { ip } }, key);
  return Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value]));
}

describe("The site's function", () => {
  test("answers nobody who found its own address", async () => {
    const refuse = await door();
    for (const headers of [
      {} as Headers,
      { "x-front-door": "" },
      { "x-front-door": "guess" },
      { "x-front-door": "kéy" },
    ]) {
      expect(refuse({ rawPath: "/", headers }, "key")).toMatchObject({ statusCode: 403 });
    }
    expect(refuse({ rawPath: "/", headers: {} }, undefined)).toMatchObject({ statusCode: 403 });
    expect(refuse({ rawPath: "/", headers: { "x-front-door": "" } }, "")).toMatchObject({ statusCode: 403 });
  });

  test("counts by the address that CloudFront saw, whatever a visitor writes, and keeps the key to itself", async () => {
    const refuse = await door();
    const written = { "x-forwarded-for": "198.51.100.1", "x-viewer-address": "198.51.100.2", "x-front-door": "guess" };
    const headers = throughDistribution("203.0.113.7", { ...written, accept: "text/html" }, "key");
    const event = { rawPath: "/", headers };
    expect(refuse(event, "key")).toBeUndefined();
    expect(event.headers).toEqual({
      accept: "text/html",
      "accept-encoding": "gzip",
      "x-forwarded-for": "203.0.113.7",
    });
  });

  test("sends its answers while they are made, and compresses no picture again", async () => {
    const refuse = await door();
    for (const [rawPath, encoding] of [
      ["/events/a", "gzip"],
      ["/api/v1/events/a/zip/b", "identity"],
    ] as const) {
      const event = { rawPath, headers: throughDistribution("203.0.113.7", { "accept-encoding": "br" }, "key") };
      expect(refuse(event, "key")).toBeUndefined();
      expect(event.headers["accept-encoding"]).toBe(encoding);
    }
    for (const name of ["prod", "dev", "own"] as const) {
      expect(stage(name).one("FunctionUrl", "WebServerApnortheast2Url").inputs.invokeMode).toBe("RESPONSE_STREAM");
    }
  });

  test.each(["prod", "dev", "own"] as const)("has the same key as its distribution, made of a secret (%s)", (name) => {
    const synthesis = stage(name);
    const server = synthesis.one("Function", "WebServerApnortheast2Function").inputs;
    const key = server.environment.variables.FRONT_DOOR_KEY;
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(synthesis.one("Function", "WebCloudfrontFunctionRequest").inputs.code).toContain(
      `showKey(event, "${key}");`,
    );
    expect(server.handler).toBe("server-index.handler");
  });

  test("has a wrapper that asks at the door before it loads the site", () => {
    const archive = path.join(WORK, "artifacts/WebServerApnortheast2/code.zip");
    const wrapper = String(zipEntry(archive, "server-index.mjs"));
    const [asks, loads] = [
      wrapper.indexOf("if (refusal) return sendRefusal(refusal, responseStream);"),
      wrapper.indexOf('await import("./index.mjs")'),
    ];
    expect(wrapper).toContain("refuseAtDoor(event, process.env.FRONT_DOOR_KEY)");
    expect(asks).toBeGreaterThan(0);
    expect(loads).toBeGreaterThan(asks);
  });
});

test("No function at the CDN is longer than CloudFront takes", () => {
  for (const name of ["prod", "dev", "own", "vpc"] as const) {
    const codes = stage(name).resources.filter(({ type }) => type === "aws:cloudfront/function:Function");
    expect(codes.length).toBeGreaterThanOrEqual(2);
    for (const { inputs } of codes) expect(Buffer.byteLength(inputs.code)).toBeLessThanOrEqual(10 * 1024);
  }
});

/** The variant that the function before the site's pages chooses, with a store of its own. */
async function variantOf(
  { uri, cookies = {}, language, host = "photos.example.com" }: Visit,
  keys: Readonly<Record<string, string>>,
  id = "1",
) {
  const source = readFileSync(path.join(ROOT, edge.siteFile), "utf8");
  const choosePage = vm.runInNewContext(`${source}\n;choosePage`) as (event: object, store: object) => Promise<void>;
  const headers: Record<string, { value: string }> = {
    host: { value: host },
    ...(language && { "accept-language": { value: language } }),
  };
  const store = { exists: async (key: string) => key in keys, get: async (key: string) => keys[key] };
  await choosePage({ request: { uri, cookies, headers }, context: { requestId: id } }, store);
  return headers[edge.variantHeader]?.value;
}

describe("A page that is kept at the CDN", () => {
  const photo = "0123456789ABCDEFGHJKMNPQRS";
  const open = { "event:race": "published" };

  test("is the same for everybody who reads the same language", async () => {
    const english = await variantOf({ uri: "/events/race", language: "en-GB,en;q=0.9" }, open);
    expect(await variantOf({ uri: "/events/race", language: "en-GB,en;q=0.9" }, open, "2")).toBe(english);
    expect(await variantOf({ uri: "/events/race", language: "ko-KR,ko;q=0.9" }, open)).not.toBe(english);
    const chosen = { locale: { value: "ko" } };
    expect(await variantOf({ uri: "/events/race", language: "en-GB", cookies: chosen }, open)).not.toBe(english);
    expect(await variantOf({ uri: "/ko/events/race", language: "en" }, open)).toBe(
      await variantOf({ uri: "/ko/events/race", language: "ko" }, open),
    );
  });

  test("is another one under an organizer's own address", async () => {
    const all = await variantOf({ uri: "/" }, open);
    expect(await variantOf({ uri: "/", host: "demo.photos.example.com" }, open)).not.toBe(all);
    expect(await variantOf({ uri: "/", host: "Photos.Example.com" }, open)).toBe(all);
  });

  test("is asked of the site at once when the event is closed or the photo taken down, and for whoever is signed in", async () => {
    const always = async (visit: Visit, keys: Readonly<Record<string, string>>) =>
      expect(await variantOf(visit, keys, "1")).not.toBe(await variantOf(visit, keys, "2"));
    await always({ uri: "/events/race" }, {});
    await always({ uri: `/events/race/photos/${photo}` }, { ...open, [`photo:${photo}`]: "taken-down" });
    await always({ uri: "/ko/events/race/results" }, { "event:race": "draft" });
    await always({ uri: "/events/race", cookies: { "session.0": { value: "x" } } }, open);
    expect(await variantOf({ uri: `/events/race/photos/${photo}` }, open, "1")).toBe(
      await variantOf({ uri: `/events/race/photos/${photo}` }, open, "2"),
    );
  });

  test.each(["prod", "dev"] as const)(
    "has its variant in the key of the cache, and reads the keys of the images' CDN (%s)",
    (name) => {
      const synthesis = stage(name);
      const policy = synthesis.one("CachePolicy", "WebPages").inputs;
      expect(policy.parametersInCacheKeyAndForwardedToOrigin.headersConfig.headers.items).toContain(edge.variantHeader);
      expect(policy.defaultTtl).toBe(0);
      const request = synthesis.one("Function", "WebCloudfrontFunctionRequest").inputs;
      expect(request.code).toContain("await choosePage(event, cf.kvs());");
      expect(request.keyValueStoreAssociations).toEqual(
        synthesis.one("Function", "EdgeViewerRequest").inputs.keyValueStoreAssociations,
      );
    },
  );
});
