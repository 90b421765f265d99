import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type FunctionName, functions } from "@snaprace/core/topology";
import type { Synthesis } from "../synth/main.ts";
import type { Resource } from "../synth/mocks.ts";
import { CACHE, EVERY_STAGE, ROOT, run } from "../synth/platform.ts";

/** What each synthesis is told. Nothing of the machine's own AWS settings gets in. */
const SECRETS = {
  SST_SECRET_SupabaseUrl: "https://synthesis.supabase.co",
  SST_SECRET_SupabasePublishableKey: "sb_publishable_synthesis",
  SST_SECRET_SupabaseSecretKey: "sb_secret_of_the_synthesis",
  SST_SECRET_CursorSigningKey: "synthesis-synthesis-synthesis-32",
  SST_SECRET_DatabasePassword: "password-of-the-synthesis",
} as const;

const CLEAN = Object.fromEntries(
  Object.keys(process.env)
    .filter((name) => /^(AWS_|SST_|SNAPRACE_DEPLOY_)/.test(name))
    .map((name) => [name, undefined]),
);

export const STAGES = {
  prod: { args: ["--stage", "prod"], settings: { ...EVERY_STAGE, SNAPRACE_DEPLOY_ALARM_EMAIL: "ops@example.com" } },
  dev: { args: ["--stage", "dev"], settings: EVERY_STAGE },
  live: { args: ["--stage", "dev", "--dev"], settings: EVERY_STAGE },
  own: { args: ["--stage", "own"], settings: { ...EVERY_STAGE, SNAPRACE_DEPLOY_RECOGNISER: "own" } },
  vpc: {
    args: ["--stage", "jane"],
    settings: {
      ...EVERY_STAGE,
      SNAPRACE_DEPLOY_MAIL_IDENTITY: "photos@race.example.com",
      SNAPRACE_DEPLOY_VPC: "on",
      SNAPRACE_DEPLOY_DB_HOST: "truth.internal.example.com",
      SNAPRACE_DEPLOY_DB_NAME: "snaprace",
      SNAPRACE_DEPLOY_DB_USER: "snaprace_pipeline",
      SNAPRACE_DEPLOY_DOMAIN: "photos.example.com",
      SNAPRACE_DEPLOY_ORGANIZER_HOSTS: "on",
      SNAPRACE_DEPLOY_REGION: "us-east-1",
      SNAPRACE_DEPLOY_CERTIFICATE: "arn:aws:acm:us-east-1:123456789012:certificate/synthesis",
    },
  },
} as const;
export type StageName = keyof typeof STAGES;

/** Evaluates one stage into a file, in a process of its own because a program's globals can be set once only. */
export function synthesise(
  args: readonly string[],
  settings: Readonly<Record<string, string | undefined>>,
  out: string,
): Promise<{ code: number; output: string }> {
  const script = path.join(ROOT, "infra/test/synth/main.ts");
  const environment = { ...CLEAN, ...SECRETS, ...settings };
  return run(process.execPath, [script, ...args, "--out", out], environment);
}

/** Where a function's code begins, from the root. */
export function moduleOf(name: FunctionName): string {
  const { handler } = functions[name];
  return `${handler.slice(0, handler.lastIndexOf("."))}.ts`;
}

export const fileOf = (stage: StageName) => path.join(CACHE, `${stage}.json`);

/** A synthesised stage, with questions to ask of it. */
export function stage(name: StageName) {
  const file = fileOf(name);
  if (!existsSync(file)) throw new Error(`${name} has not been synthesised: run npm run infra:test.`);
  const synthesis: Synthesis = JSON.parse(readFileSync(file, "utf8"));
  // Components have the same short names as the resources they make, and count as their parents only.
  const all = (type: string): Resource[] =>
    synthesis.resources.filter(
      (resource) => /^(aws|pulumi):/.test(resource.type) && resource.type.endsWith(`:${type}`),
    );
  const one = (type: string, resourceName: string): Resource => {
    const found = all(type).find((resource) => resource.name === resourceName);
    if (!found)
      throw new Error(
        `${name} has no ${type} ${resourceName}. There are: ${all(type)
          .map((r) => r.name)
          .join(", ")}`,
      );
    return found;
  };
  return { ...synthesis, all, one };
}

export interface Statement {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: conditions and principals as deep as IAM allows
  readonly [more: string]: any;
}

/** Statements of a policy, with actions and resources as lists. */
export function statements(policy: string | object): Statement[] {
  const { Statement: list } = (typeof policy === "string" ? JSON.parse(policy) : policy) as { Statement: Statement[] };
  return list.map((statement) => ({
    ...statement,
    Action: [statement.Action].flat(),
    Resource: [statement.Resource ?? []].flat(),
  }));
}

/** What a role may do, from its inline policies. */
export function rights(role: Resource): Statement[] {
  const policies: { policy: string }[] = role.inputs.inlinePolicies ?? [];
  return policies.flatMap(({ policy }) => statements(policy));
}
