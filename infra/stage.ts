import { maxConcurrency } from "@snaprace/core/topology";
import { deploymentSettings } from "./settings.ts";

/**
 * Everything that differs between stages. `prod` and `dev` are shared; any other name is a developer's own.
 * docs/DEPLOYMENT.md shows this table; a test holds the two together.
 */
export const RULES = {
  prod: {
    /** Table and bucket outlive `sst remove`, and `sst remove` itself is refused. */
    removal: "retain",
    protect: true,
    deletionProtection: true,
    emptyBucketOnRemoval: false,
    logRetentionDays: 90,
    alarms: true,
    alarmEmailRequired: true,
    localhostMayUpload: false,
    liveDebugging: false,
  },
  dev: {
    removal: "remove",
    protect: false,
    deletionProtection: false,
    emptyBucketOnRemoval: true,
    logRetentionDays: 30,
    alarms: true,
    alarmEmailRequired: false,
    localhostMayUpload: true,
    liveDebugging: true,
  },
  personal: {
    removal: "remove",
    protect: false,
    deletionProtection: false,
    emptyBucketOnRemoval: true,
    logRetentionDays: 7,
    alarms: false,
    alarmEmailRequired: false,
    localhostMayUpload: true,
    liveDebugging: true,
  },
} as const;

/**
 * Regions with face collections and text detection, and the calls per second Rekognition allows a new account for each
 * operation. The account's own figure is in the console under Service Quotas; SNAPRACE_DEPLOY_RECOGNISER_TPS overrides.
 */
export const RECOGNISER_TPS = {
  "ap-northeast-1": 5,
  "ap-northeast-2": 5,
  "ap-southeast-1": 5,
  "ap-southeast-2": 5,
  "ca-central-1": 5,
  "eu-central-1": 5,
  "eu-west-1": 50,
  "eu-west-2": 5,
  "us-east-1": 50,
  "us-east-2": 5,
  "us-west-2": 50,
} as const;
export type Region = keyof typeof RECOGNISER_TPS;

/** Our own engine has no quota but the account's running functions: this many photos a second keep about 70 of them busy. */
const OWN_TPS = 10;

const DEFAULT_REGION: Region = "ap-northeast-2";

/** Seconds one execution takes. An estimate until a stage has run: the dashboard shows the real figure. */
const EXECUTION_SECONDS = 2.5;

const STAGE_NAME = /^[a-z][a-z0-9]{0,19}$/;
/** Names that mean something else: the laptop's stack, and SST's own. */
const RESERVED = ["local"];

export type Stage = ReturnType<typeof readStage>;

/**
 * The rules and settings of a stage.
 * @param env of the deploying process; SST adds `.env` and `.env.<stage>` to it
 * @throws Error naming every setting that is wrong
 */
export function readStage(name: string, env: Readonly<Record<string, string | undefined>>) {
  if (!STAGE_NAME.test(name) || RESERVED.includes(name)) {
    throw new Error(
      `--stage: "${name}" cannot be a stage. Use prod, dev or a name of your own: a letter, then at most 19 letters or digits, all lower case; not ${RESERVED.join(", ")}.`,
    );
  }
  const rules = RULES[name as keyof typeof RULES] ?? RULES.personal;
  const settings = deploymentSettings(name, env, {
    regions: Object.keys(RECOGNISER_TPS) as Region[],
    defaultRegion: DEFAULT_REGION,
    alarmEmailRequired: rules.alarmEmailRequired,
  });
  const quota = settings.recogniser === "own" ? OWN_TPS : RECOGNISER_TPS[settings.region];
  const recogniserTps = settings.recogniserTps ?? quota;
  return {
    ...rules,
    ...settings,
    name,
    recogniserTps,
    photosInFlight: maxConcurrency(recogniserTps, settings.executionSeconds ?? EXECUTION_SECONDS),
  };
}
