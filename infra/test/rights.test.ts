import { type FunctionName, functions, resources, schedules } from "@snaprace/core/topology";
import { describe, expect, test } from "vitest";
import { ACTIONS, CONCEPT, RUNTIME, TELLS_ABSENCE, WITHOUT_RESOURCES } from "./calls/actions.ts";
import { callsFrom } from "./calls/reachable.ts";
import { moduleOf, rights, type StageName, stage } from "./support/stages.ts";

const names = Object.keys(functions) as FunctionName[];
const deployed: readonly StageName[] = ["prod", "dev", "vpc"];

/** Every action the code asks for, by the commands it can reach. */
function needed(name: FunctionName | "Web"): string[] {
  const { commands } = name === "Web" ? callsFrom("web/src/") : callsFrom(moduleOf(name));
  const actions = [...commands].flatMap((command) => {
    const found = ACTIONS[command];
    if (!found) throw new Error(`${name} sends ${command}: say in infra/test/calls/actions.ts what IAM checks for it.`);
    return found;
  });
  const concept = name === "Web" ? [] : (CONCEPT[name] ?? []);
  const absence = TELLS_ABSENCE.includes(name) ? ["s3:ListBucket"] : [];
  return sorted([...actions, ...concept, ...absence, ...RUNTIME]);
}

const sorted = (items: readonly string[]) => [...new Set(items)].sort();

describe.each([...names, "Web" as const])("%s", (name) => {
  const roleName = name === "Web" ? "WebServerApnortheast2Role" : `${name}Role`;

  test("may do exactly what its code does", () => {
    for (const stageName of ["prod", "dev"] as const) {
      const granted = rights(stage(stageName).one("Role", roleName)).flatMap(({ Action }) => Action);
      const hint = `${name}: what its code needs (expected) is not what it may (received): infra/permissions.ts, or infra/web.ts for Web`;
      expect(sorted(granted), hint).toEqual(needed(name));
    }
  });

  test("is linked to exactly the settings its code reads", () => {
    const { settings } = name === "Web" ? callsFrom("web/src/") : callsFrom(moduleOf(name));
    const wanted = sorted([...settings].map((setting) => resources[setting as keyof typeof resources]));
    const functionName = name === "Web" ? "WebServerApnortheast2" : name;
    const build = stage("prod").builds.find(({ functionID }) => functionID === functionName);
    const hint = `${name}: the settings its code reads (expected) are not those it is linked to: \`link\` in infra/pipeline.ts or infra/web.ts`;
    expect(sorted(Object.keys(build?.links ?? {})), hint).toEqual(wanted);
  });
});

describe.each(deployed)("Roles of %s", (stageName) => {
  const roles = stage(stageName)
    .all("Role")
    .filter(({ name }) => !name.startsWith("Network"));

  test("grant no wildcard action, and all resources only where the service knows none", () => {
    const broad = roles.flatMap((role) =>
      rights(role).flatMap(({ Action, Resource }) => [
        ...Action.filter((action) => action.includes("*")),
        ...(Resource.includes("*") ? Action.filter((action) => !WITHOUT_RESOURCES.includes(action)) : []),
      ]),
    );
    expect(broad).toEqual([]);
  });

  test("take nothing from managed policies", () => {
    expect(roles.flatMap(({ inputs }) => inputs.managedPolicyArns ?? [])).toEqual([]);
  });

  test("are assumed by one service each, never by the account", () => {
    for (const { name, inputs } of roles) {
      const { Statement } = JSON.parse(inputs.assumeRolePolicy);
      const service = name === "PhotoMachineRole" ? "states.amazonaws.com" : "lambda.amazonaws.com";
      expect(Statement).toEqual([{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service } }]);
    }
  });
});

test("Only the developer's own live functions may be assumed by the account", () => {
  const live = stage("live");
  const open = live.all("Role").filter(({ inputs }) => JSON.stringify(inputs.assumeRolePolicy).includes(":root"));
  expect(sorted(open.map(({ name }) => name)).filter((name) => !name.startsWith("Web"))).toEqual(
    sorted(names.map((name) => `${name}Role`)),
  );
});

test("The state machine invokes its four steps and nothing else", () => {
  const prod = stage("prod");
  const machine = rights(prod.one("Role", "PhotoMachineRole"));
  const invoke = machine.filter(({ Action }) => Action.some((action) => action.startsWith("lambda:")));
  const steps = names.filter((name) => name !== "SfnTrigger" && !Object.hasOwn(schedules, name));
  expect(invoke).toHaveLength(1);
  expect(invoke[0]?.Action).toEqual(["lambda:InvokeFunction"]);
  expect(sorted(invoke[0]?.Resource ?? [])).toEqual(
    sorted(
      steps.map(
        (name) =>
          `arn:aws:lambda:ap-northeast-2:123456789012:function:${prod.one("Function", `${name}Function`).inputs.name}`,
      ),
    ),
  );
});

test("Objects are reached by kind: nobody but the site, the trigger, the preprocessing and the look at dead letters touches originals, nobody lists keys elsewhere", () => {
  const prod = stage("prod");
  const touching = (suffix: string, action: string) =>
    prod
      .all("Role")
      .filter((role) =>
        rights(role).some(
          ({ Action, Resource }) => Action.includes(action) && Resource.some((arn) => arn.endsWith(suffix)),
        ),
      )
      .map(({ name }) => name);
  expect(sorted(touching("/*/raw/*", "s3:GetObject"))).toEqual([
    "MarkDeadLettersRole",
    "PreprocessRole",
    "SfnTriggerRole",
    "WebServerApnortheast2Role",
  ]);
  expect(touching("/*/raw/*", "s3:PutObject")).toEqual(["WebServerApnortheast2Role"]);
  expect(touching("/*/processed/*", "s3:PutObject")).toEqual(["PreprocessRole"]);
  expect(touching("/*/analysis/*", "s3:PutObject")).toEqual(["FanoutDynamoDBRole"]);
});

test("A database of the stage's own is told to exactly the functions that read truth through the pipeline's port", () => {
  const vpc = stage("vpc");
  const environment = (name: FunctionName) => vpc.one("Function", `${name}Function`).inputs.environment.variables;
  const told = names.filter((name) => environment(name).DB_HOST);
  expect(told).toEqual(names.filter((name) => callsFrom(moduleOf(name)).database));
  for (const name of told) {
    expect(environment(name)).toMatchObject({
      DB_HOST: "truth.internal.example.com",
      DB_PORT: "5432",
      DB_NAME: "snaprace",
      DB_USER: "snaprace_pipeline",
      DB_PASSWORD: "password-of-the-synthesis",
      NODE_EXTRA_CA_CERTS: "/var/runtime/ca-cert.pem",
    });
  }
  expect(JSON.stringify(stage("prod").all("Function"))).not.toContain("DB_");
});
