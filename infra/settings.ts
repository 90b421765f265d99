import { z } from "zod";

const PREFIX = "SNAPRACE_DEPLOY_";
const HOST = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

interface Limits<Region extends string> {
  readonly regions: readonly Region[];
  readonly defaultRegion: Region;
  readonly alarmEmailRequired: boolean;
}

/**
 * What a deployment is told from outside, as `SNAPRACE_DEPLOY_*` in the environment or in `.env.<stage>`.
 * @throws Error naming each setting that is unknown, missing or wrong
 */
export function deploymentSettings<Region extends string>(
  stage: string,
  env: Readonly<Record<string, string | undefined>>,
  { regions, defaultRegion, alarmEmailRequired }: Limits<Region>,
) {
  const schema = z
    .strictObject({
      REGION: z.enum(regions as [Region, ...Region[]], { error: `is not one of ${regions.join(", ")}` }).optional(),
      ACCOUNT: z
        .string()
        .regex(/^\d{12}$/, "is not an AWS account number of 12 digits")
        .optional(),
      ALARM_EMAIL: z.email("is not an e-mail address").optional(),
      MAIL_SENDER: z.email("is not an e-mail address").optional(),
      MAIL_IDENTITY: z
        .string()
        .regex(/^([a-z0-9._+-]+@)?([a-z0-9-]+\.)+[a-z]{2,}$/, "is neither a domain nor an e-mail address")
        .optional(),
      DOMAIN: z
        .string()
        .regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, "is not a domain name such as photos.example.com")
        .optional(),
      CERTIFICATE: z
        .string()
        .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\//, "is not the ARN of a certificate in us-east-1")
        .optional(),
      ORGANIZER_HOSTS: z.enum(["on", "off"], { error: "is neither on nor off" }).default("off"),
      RECOGNISER: z.enum(["rekognition", "own"], { error: "is neither rekognition nor own" }).default("rekognition"),
      RECOGNISER_TPS: z.coerce.number("is not a number").positive("is not above 0").max(1000).optional(),
      EXECUTION_SECONDS: z.coerce.number("is not a number").positive("is not above 0").max(60).optional(),
      DB_HOST: z.string().regex(HOST, "is not the name of a host").optional(),
      DB_PORT: z.coerce.number("is not a number").int("is not a whole number").min(1).max(65_535).optional(),
      DB_NAME: z.string().min(1, "is empty").optional(),
      DB_USER: z.string().min(1, "is empty").optional(),
      VPC: z.enum(["on", "off"], { error: "is neither on nor off" }).default("off"),
    })
    .refine((values) => !values.CERTIFICATE || values.DOMAIN, {
      path: ["DOMAIN"],
      message: "is missing, but a certificate is set",
    })
    .refine((values) => values.ORGANIZER_HOSTS === "off" || values.DOMAIN, {
      path: ["DOMAIN"],
      message: "is missing, but organizers are to have names below it",
    })
    .superRefine((values, context) => {
      for (const name of ["DB_NAME", "DB_USER"] as const) {
        if (values.DB_HOST && !values[name])
          context.addIssue({ code: "custom", path: [name], message: "is missing, but a database's host is set" });
      }
      for (const name of ["DB_PORT", "DB_NAME", "DB_USER"] as const) {
        if (!values.DB_HOST && values[name])
          context.addIssue({ code: "custom", path: [name], message: "is set, but DB_HOST is missing" });
      }
    })
    .refine((values) => values.MAIL_SENDER, {
      path: ["MAIL_SENDER"],
      message: "is missing: runners who asked could not be told of their photos",
    })
    .refine((values) => values.ALARM_EMAIL || !alarmEmailRequired, {
      path: ["ALARM_EMAIL"],
      message: "is missing: nobody would hear of this stage's alarms",
    });

  const given = Object.entries(env).flatMap(([name, value]) =>
    name.startsWith(PREFIX) && value !== undefined ? [[name.slice(PREFIX.length), value] as const] : [],
  );
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const lines = parsed.error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => `${PREFIX}${key} is not a setting`)
        : [`${PREFIX}${issue.path.join(".")} ${issue.message}`],
    );
    throw new Error(`Stage ${stage} cannot be deployed:\n${lines.map((line) => `- ${line}`).join("\n")}`);
  }
  const { REGION, ACCOUNT, ALARM_EMAIL, DOMAIN, CERTIFICATE, RECOGNISER_TPS, EXECUTION_SECONDS, VPC } = parsed.data;
  const { DB_HOST, DB_PORT, DB_NAME = "", DB_USER = "" } = parsed.data;
  const { MAIL_SENDER = "", MAIL_IDENTITY = MAIL_SENDER.split("@").at(-1) ?? "" } = parsed.data;
  return {
    region: REGION ?? defaultRegion,
    account: ACCOUNT,
    alarmEmail: ALARM_EMAIL,
    mail: { sender: MAIL_SENDER, identity: MAIL_IDENTITY },
    domain: DOMAIN,
    certificate: CERTIFICATE,
    /** Whether each organizer has pages of their own at `<organizer>.<domain>`. */
    organizerHosts: parsed.data.ORGANIZER_HOSTS === "on",
    /** Who reads the photos: Amazon's Rekognition, or our own engine in a function. */
    recogniser: parsed.data.RECOGNISER,
    recogniserTps: RECOGNISER_TPS,
    executionSeconds: EXECUTION_SECONDS,
    vpc: VPC === "on",
    /** A Postgres that the pipeline speaks to directly instead of through Supabase's API. */
    database: DB_HOST ? { host: DB_HOST, port: DB_PORT ?? 5432, name: DB_NAME, user: DB_USER } : undefined,
  };
}
