import { type FunctionName, functions, photoQueue, photoWorkflow, resources, schedules } from "@snaprace/core/topology";
import { edgeStoreLink } from "./cdn.ts";
import { stage } from "./current-stage.ts";
import { networkInterfaces, observability } from "./function-rights.ts";
import { mailLink } from "./mail.ts";
import { network } from "./network.ts";
import { permissionsOf } from "./permissions.ts";
import { deadLettersLink, photoMessages, photoQueueLink } from "./queue.ts";
import { recogniserLink } from "./recogniser.ts";
import { databasePassword, secrets } from "./secrets.ts";
import { photosLink } from "./storage.ts";
import { photoTableLink } from "./table.ts";
import { siteLink } from "./web.ts";

const region = aws.getRegionOutput({}).name;

/** The steps, and what each is told. The trigger comes after them: it calls the machine made of them. */
const STEP_LINKS = {
  Preprocess: [photosLink],
  DetectText: [photosLink, recogniserLink],
  IndexFaces: [photosLink, recogniserLink],
  FanoutDynamoDB: [photosLink, photoTableLink, recogniserLink, secrets.supabaseUrl, secrets.supabaseSecretKey],
} satisfies Record<Exclude<FunctionName, "SfnTrigger" | keyof typeof schedules>, unknown[]>;
export type StepName = keyof typeof STEP_LINKS;

/** Packages with native parts, which SST then installs for the function's processor. */
const INSTALL: Partial<Record<FunctionName, string[]>> = { Preprocess: ["sharp"] };

/** Which functions read the truth layer through the pipeline's port, and so may speak to its database directly. */
const READ_TRUTH: readonly FunctionName[] = ["SfnTrigger", "FanoutDynamoDB", "MarkDeadLetters"];

const machineName = `snaprace-${stage.name}-photo`;
const machineArn = $interpolate`arn:aws:states:${region}:${aws.getCallerIdentityOutput({}).accountId}:stateMachine:${machineName}`;

const steps = Object.fromEntries(
  Object.entries(STEP_LINKS).map(([name, link]) => [name, pipelineFunction(name as StepName, { link })]),
) as Record<StepName, sst.aws.Function>;

const machineLogs = new aws.cloudwatch.LogGroup("PhotoMachineLogs", {
  // Names below this prefix do not count against the account's small limit of log policies.
  name: `/aws/vendedlogs/states/${machineName}`,
});

const machineRole = new aws.iam.Role("PhotoMachineRole", {
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "states.amazonaws.com" } }],
  }),
  inlinePolicies: [
    {
      name: "inline",
      policy: $jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: "lambda:InvokeFunction",
            Resource: Object.values(steps).map((step) => step.arn),
          },
          {
            // Log delivery and X-Ray know no resources.
            Effect: "Allow",
            Action: [
              "logs:CreateLogDelivery",
              "logs:GetLogDelivery",
              "logs:UpdateLogDelivery",
              "logs:DeleteLogDelivery",
              "logs:ListLogDeliveries",
              "logs:PutResourcePolicy",
              "logs:DescribeResourcePolicies",
              "logs:DescribeLogGroups",
              "xray:PutTraceSegments",
              "xray:PutTelemetryRecords",
              "xray:GetSamplingRules",
              "xray:GetSamplingTargets",
            ],
            Resource: "*",
          },
        ],
      }),
    },
  ],
});

/**
 * Express, because the trigger waits for its end. Not SST's component: that one writes JSONata and a timeout field which AWS
 * refuses, and its role may do everything to every state machine.
 */
export const machine = new aws.sfn.StateMachine("PhotoMachine", {
  name: machineName,
  type: "EXPRESS",
  roleArn: machineRole.arn,
  definition: $util
    .all(Object.entries(steps).map(([name, step]) => step.arn.apply((arn) => [name, arn] as const)))
    .apply((entries) => {
      const arns = new Map<string, string>(entries);
      return JSON.stringify(photoWorkflow((name) => arnOf(arns, name)));
    }),
  tracingConfiguration: { enabled: true },
  loggingConfiguration: {
    level: "ALL",
    // The data names files and people's bibs.
    includeExecutionData: false,
    logDestination: $interpolate`${machineLogs.arn}:*`,
  },
});

const photoWorkflowLink = new sst.Linkable(resources.photoWorkflow, { properties: { arn: machine.arn } });

const trigger = pipelineFunction("SfnTrigger", {
  link: [photosLink, photoTableLink, photoQueueLink, photoWorkflowLink, secrets.supabaseUrl, secrets.supabaseSecretKey],
  // Our client leaves the host as it is, because no endpoint but AWS' own has the sync- prefix; so it is told here.
  environment: { AWS_ENDPOINT_URL_SFN: $interpolate`https://sync-states.${region}.amazonaws.com` },
});

photoMessages.subscribe(trigger.arn, {
  batch: { size: photoQueue.batchSize, partialResponses: true },
  transform: {
    eventSourceMapping: (args) => {
      args.scalingConfig = { maximumConcurrency: stage.photosInFlight };
    },
  },
});

/** What runs by the clock, and what each is told. */
const SCHEDULED_LINKS = {
  DeleteDueFaces: [photoTableLink, recogniserLink, secrets.supabaseUrl, secrets.supabaseSecretKey],
  DeleteDuePhotos: [
    photoTableLink,
    photosLink,
    recogniserLink,
    edgeStoreLink,
    secrets.supabaseUrl,
    secrets.supabaseSecretKey,
  ],
  ProposeByFace: [photoTableLink, recogniserLink, secrets.supabaseUrl, secrets.supabaseSecretKey],
  RetryPartials: [photoTableLink, photoQueueLink],
  MarkDeadLetters: [deadLettersLink, photosLink, photoTableLink, secrets.supabaseUrl, secrets.supabaseSecretKey],
  TellRunners: [photoTableLink, mailLink, siteLink, secrets.supabaseUrl, secrets.supabaseSecretKey],
} satisfies Record<keyof typeof schedules, unknown[]>;

const scheduled = Object.fromEntries(
  Object.entries(schedules).map(([name, { everyMinutes }]) => [
    name,
    onSchedule(name as keyof typeof schedules, everyMinutes),
  ]),
) as Record<keyof typeof schedules, sst.aws.Function>;

export const pipelineFunctions: Record<FunctionName, sst.aws.Function> = {
  SfnTrigger: trigger,
  ...steps,
  ...scheduled,
};

/** Not SST's component: its rule of rights would let any schedule of the account call the function. */
function onSchedule(name: keyof typeof schedules, everyMinutes: number): sst.aws.Function {
  const fn = pipelineFunction(name, { link: SCHEDULED_LINKS[name] });
  const rule = new aws.cloudwatch.EventRule(`${name}Schedule`, {
    // EventBridge refuses "rate(1 minutes)".
    scheduleExpression: everyMinutes === 1 ? "rate(1 minute)" : `rate(${everyMinutes} minutes)`,
  });
  new aws.lambda.Permission(`${name}SchedulePermission`, {
    action: "lambda:InvokeFunction",
    function: fn.name,
    principal: "events.amazonaws.com",
    sourceArn: rule.arn,
  });
  new aws.cloudwatch.EventTarget(`${name}ScheduleTarget`, {
    rule: rule.name,
    arn: fn.arn,
    // The next run does the same work: one that came too late is of no use.
    retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 * everyMinutes },
  });
  return fn;
}

function pipelineFunction(
  name: FunctionName,
  { link, environment = {} }: { link: unknown[]; environment?: Record<string, $util.Input<string>> },
): sst.aws.Function {
  const { handler, memoryMB, timeoutSeconds } = functions[name];
  const logs = new aws.cloudwatch.LogGroup(`${name}Logs`, { name: `/snaprace/${stage.name}/${name}` });
  return new sst.aws.Function(name, {
    handler,
    runtime: "nodejs22.x",
    architecture: "arm64",
    memory: `${memoryMB} MB`,
    timeout: `${timeoutSeconds} seconds`,
    link,
    environment: { ...environment, ...(READ_TRUTH.includes(name) && databaseEnvironment()) },
    ...(network && { vpc: network.forFunctions }),
    nodejs: { install: INSTALL[name] ?? [] },
    logging: { logGroup: logs.name, format: "json" },
    permissions: [
      ...permissionsOf(name, machineArn),
      ...observability(logs.arn),
      ...(network ? networkInterfaces : []),
    ],
    transform: {
      role: (args) => {
        // The managed ones allow writing to every log group of the account; the statements above say what is needed.
        args.managedPolicyArns = [];
      },
      function: (args) => {
        args.tracingConfig = { mode: "Active" };
      },
    },
  });
}

/** Lambda keeps it encrypted; the console shows it to whoever may see the function's settings. */
function databaseEnvironment(): Record<string, $util.Input<string>> {
  if (!stage.database || !databasePassword) return {};
  const { host, port, name, user } = stage.database;
  return {
    DB_HOST: host,
    DB_PORT: String(port),
    DB_NAME: name,
    DB_USER: user,
    DB_PASSWORD: databasePassword.value,
    // Node's own list of authorities does not have those of RDS; Lambda keeps them in this file.
    NODE_EXTRA_CA_CERTS: "/var/runtime/ca-cert.pem",
  };
}

function arnOf(arns: ReadonlyMap<string, string>, name: FunctionName): string {
  const arn = arns.get(name);
  if (!arn) throw new Error(`The state machine calls ${name}, which is none of its steps.`);
  return arn;
}
