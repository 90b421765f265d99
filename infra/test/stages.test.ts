import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { checkSecrets } from "../secret-check.ts";
import { RULES, readStage } from "../stage.ts";
import { rights, stage, synthesise } from "./support/stages.ts";

const EMAIL = {
  SNAPRACE_DEPLOY_ALARM_EMAIL: "ops@example.com",
  SNAPRACE_DEPLOY_MAIL_SENDER: "photos@example.com",
};

describe("prod", () => {
  const prod = stage("prod");

  test("cannot be removed by mistake", () => {
    expect(prod.app).toMatchObject({ removal: "retain", protect: true });
    const table = prod.one("Table", "ProjectionTable");
    expect(table.options.retainOnDelete).toBe(true);
    expect(table.inputs.deletionProtectionEnabled).toBe(true);
    const bucket = prod.one("BucketV2", "PhotoStoreBucket");
    expect(bucket.options.retainOnDelete).toBe(true);
    expect(bucket.inputs.forceDestroy).toBe(false);
  });

  test("keeps its logs for 90 days", () => {
    expect(new Set(prod.all("LogGroup").map(({ inputs }) => inputs.retentionInDays))).toEqual(new Set([90]));
  });

  test("cannot be debugged live", async () => {
    const { code, output } = await synthesise(["--stage", "prod", "--dev"], EMAIL, scratch());
    expect(code).toBe(1);
    expect(output).toContain("sst dev: stage prod");
    expect(output).toContain("Resources made: 0");
  });
});

describe("dev", () => {
  test("goes away with everything in it", () => {
    const dev = stage("dev");
    expect(dev.app).toMatchObject({ removal: "remove", protect: false });
    expect(dev.one("Table", "ProjectionTable").inputs.deletionProtectionEnabled).toBe(false);
    expect(dev.one("BucketV2", "PhotoStoreBucket").inputs.forceDestroy).toBe(true);
    expect(new Set(dev.all("LogGroup").map(({ inputs }) => inputs.retentionInDays))).toEqual(new Set([30]));
  });
});

test("docs/DEPLOYMENT.md shows the table of stages as it is", () => {
  const deployment = readFileSync(new URL("../../docs/DEPLOYMENT.md", import.meta.url), "utf8");
  const row = (title: string) => {
    const line = deployment.split("\n").find((text) => text.startsWith(`| ${title} |`));
    return line
      ?.split("|")
      .slice(2, 5)
      .map((cell) => cell.trim());
  };
  const kinds = [RULES.prod, RULES.dev, RULES.personal];
  expect(row("logs kept (days)")).toEqual(kinds.map((rules) => String(rules.logRetentionDays)));
  expect(row("table's deletion protection")).toEqual(kinds.map((rules) => (rules.deletionProtection ? "on" : "off")));
  expect(row("photos in the bucket block its removal")).toEqual(
    kinds.map((rules) => (rules.emptyBucketOnRemoval ? "no" : "yes")),
  );
  expect(row("uploads from `http://localhost:3000`")).toEqual(
    kinds.map((rules) => (rules.localhostMayUpload ? "yes" : "no")),
  );
  expect(row("`sst dev`")).toEqual(kinds.map((rules) => (rules.liveDebugging ? "allowed" : "refused")));
  expect(row("alarms")?.map((cell) => cell.split(",")[0])).toEqual(
    kinds.map((rules) => (rules.alarms ? "yes" : "none")),
  );
});

test("docs/DEPLOYMENT.md names every setting", () => {
  const source = readFileSync(new URL("../settings.ts", import.meta.url), "utf8");
  const page = readFileSync(new URL("../../docs/DEPLOYMENT.md", import.meta.url), "utf8");
  const table = page.slice(page.indexOf("| Setting |"), page.indexOf("## Secrets"));
  const names = [...source.matchAll(/^ {6}([A-Z_]+): z/gm)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !new RegExp(`\\b(SNAPRACE_DEPLOY)?_${name}\``).test(table))).toEqual([]);
});

test("Stages are in Seoul unless told otherwise, and pinned to the tested provider", () => {
  expect(stage("dev").app.providers.aws).toMatchObject({ region: "ap-northeast-2", version: "6.66.2" });
  expect(stage("vpc").app.providers.aws).toMatchObject({ region: "us-east-1" });
});

describe("A wrong setting stops a deployment by name, before anything is made", () => {
  test.each([
    [{ SNAPRACE_DEPLOY_REGION: "mars-1" }, "SNAPRACE_DEPLOY_REGION is not one of"],
    [{ SNAPRACE_DEPLOY_REGION: "ap-east-1" }, "SNAPRACE_DEPLOY_REGION is not one of"],
    [{ SNAPRACE_DEPLOY_ALARM_EMAIL: undefined }, "SNAPRACE_DEPLOY_ALARM_EMAIL is missing"],
    [{ SNAPRACE_DEPLOY_ALARM_EMAIL: "ops" }, "SNAPRACE_DEPLOY_ALARM_EMAIL is not an e-mail"],
    [{ SNAPRACE_DEPLOY_MAIL_SENDER: undefined }, "SNAPRACE_DEPLOY_MAIL_SENDER is missing"],
    [{ SNAPRACE_DEPLOY_MAIL_SENDER: "us" }, "SNAPRACE_DEPLOY_MAIL_SENDER is not an e-mail"],
    [{ SNAPRACE_DEPLOY_MAIL_IDENTITY: "arn:x" }, "SNAPRACE_DEPLOY_MAIL_IDENTITY is neither"],
    [{ SNAPRACE_DEPLOY_COLOUR: "red" }, "SNAPRACE_DEPLOY_COLOUR is not a setting"],
    [{ SNAPRACE_DEPLOY_VPC: "yes" }, "SNAPRACE_DEPLOY_VPC is neither on nor off"],
    [{ SNAPRACE_DEPLOY_RECOGNISER_TPS: "many" }, "SNAPRACE_DEPLOY_RECOGNISER_TPS is not a number"],
    [{ SNAPRACE_DEPLOY_ACCOUNT: "1" }, "SNAPRACE_DEPLOY_ACCOUNT is not an AWS account"],
    [{ SNAPRACE_DEPLOY_DB_HOST: "postgres://x" }, "SNAPRACE_DEPLOY_DB_HOST is not the name of a host"],
    [{ SNAPRACE_DEPLOY_DB_HOST: "db.example.com" }, "SNAPRACE_DEPLOY_DB_USER is missing, but a database's host is set"],
    [{ SNAPRACE_DEPLOY_DB_USER: "snaprace" }, "SNAPRACE_DEPLOY_DB_USER is set, but DB_HOST is missing"],
    [{ SNAPRACE_DEPLOY_ORGANIZER_HOSTS: "yes" }, "SNAPRACE_DEPLOY_ORGANIZER_HOSTS is neither on nor off"],
    [{ SNAPRACE_DEPLOY_ORGANIZER_HOSTS: "on" }, "SNAPRACE_DEPLOY_DOMAIN is missing, but organizers"],
    [{ SNAPRACE_DEPLOY_DOMAIN: "https://x" }, "SNAPRACE_DEPLOY_DOMAIN is not a domain"],
    [
      { SNAPRACE_DEPLOY_CERTIFICATE: "arn:aws:acm:us-east-1:123456789012:certificate/x" },
      "SNAPRACE_DEPLOY_DOMAIN is missing",
    ],
  ])("%o", (settings, message) => {
    expect(() => readStage("prod", { ...EMAIL, ...settings })).toThrow(message);
  });

  test.each(["local", "Prod", "my-stage", "1st", "a".repeat(21), ""])('--stage "%s"', (name) => {
    expect(() => readStage(name, EMAIL)).toThrow(`--stage: "${name}" cannot be a stage`);
  });

  test("Mail may be sent from the domain of the sender, or from the identity that was named, and from nothing else", () => {
    const may = (name: "prod" | "vpc", role: string) =>
      rights(stage(name).one("Role", role)).filter(({ Action }) => Action.includes("ses:SendEmail"));
    const arn = (region: string, identity: string) => `arn:aws:ses:${region}:123456789012:identity/${identity}`;
    expect(may("prod", "WebServerApnortheast2Role").flatMap(({ Resource }) => Resource)).toEqual([
      arn("ap-northeast-2", "race.example.com"),
    ]);
    expect(may("vpc", "WebServerUseast1Role").flatMap(({ Resource }) => Resource)).toEqual([
      arn("us-east-1", "photos@race.example.com"),
    ]);
  });

  test("All that is wrong is said at once", () => {
    const settings = { SNAPRACE_DEPLOY_REGION: "mars-1", SNAPRACE_DEPLOY_VPC: "yes" };
    expect(() => readStage("prod", settings)).toThrow(/REGION.*VPC/s);
  });

  test("A missing or impossible secret is named, and its value is not", () => {
    const secrets = { SST_SECRET_SupabaseUrl: "http://not.safe", SST_SECRET_CursorSigningKey: "too-short" };
    const error = thrown(() => checkSecrets({ name: "dev" }, secrets));
    expect(error).toContain("SupabaseSecretKey is missing: npx sst secret set SupabaseSecretKey --stage dev");
    expect(error).toContain("SupabaseUrl is not an https address");
    expect(error).toContain("CursorSigningKey is shorter than 32 characters");
    expect(error).not.toMatch(/not\.safe|too-short/);
  });

  test("A stage with a database of its own needs its password", () => {
    const error = thrown(() => checkSecrets({ name: "dev", database: {} }, {}));
    expect(error).toContain("DatabasePassword is missing: npx sst secret set DatabasePassword --stage dev");
    expect(thrown(() => checkSecrets({ name: "dev" }, {}))).not.toContain("DatabasePassword");
  });

  test("A deployment without a secret makes nothing", async () => {
    const { code, output } = await synthesise(
      ["--stage", "dev"],
      { ...EMAIL, SST_SECRET_SupabaseUrl: undefined },
      scratch(),
    );
    expect(code).toBe(1);
    expect(output).toContain("SupabaseUrl is missing");
    expect(output).toContain("Resources made: 0");
  });
});

function thrown(run: () => void): string {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "";
}

function scratch(): string {
  return path.join(mkdtempSync(path.join(tmpdir(), "snaprace-infra-")), "stage.json");
}
