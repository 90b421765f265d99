import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { maxConcurrency } from "@snaprace/core/topology";
import { freePorts } from "../process/index.ts";
import { loadSecrets, type Secrets } from "./secrets.ts";

/** Root of the repository. */
export const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));

export const REGION = "ap-northeast-2";
export const ACCOUNT_ID = "000000000000";

/** Every server of the stack, in the order of its port. */
export const SERVERS = [
  "health",
  "s3",
  "sqs",
  "stepFunctions",
  "dynamodb",
  "rekognition",
  "keyValueStore",
  "cdn",
  "supabase",
  "ses",
  "elsewhere",
] as const;
export type ServerName = (typeof SERVERS)[number];

export const DEFAULT_PORTS = { site: 3000, firstServer: 4700 } as const;

export interface StackConfig {
  /** Everything the stack keeps lies under this folder. */
  readonly dataDirectory: string;
  readonly ports: Readonly<Record<ServerName, number>> & { readonly site: number };
  readonly siteUrl: string;
  readonly secrets: Secrets;
  /** Photos in flight at once. */
  readonly maxConcurrency: number;
  /** Calls per second and operation that the recogniser answers, as a region's quota would; `undefined` for no quota. */
  readonly recogniserTps: number | undefined;
  /** Folder of what the recogniser once answered, by photo; `undefined` reads every photo. */
  readonly recordedAnswers: string | undefined;
  /** Threads that run functions, and threads that read pictures. */
  readonly workers: { readonly lambda: number; readonly vision: number };
  /** Which photos of the demo race are made and uploaded; `none` starts without them. */
  readonly demo: DemoPhotos;
}

export type DemoPhotos = "all" | "smoke" | "none";

export interface StackOptions {
  readonly dataDirectory: string;
  /** `free` for tests; else the site's port and the first of the servers' ports. */
  readonly ports: "free" | { readonly site: number; readonly firstServer: number };
  readonly workers?: StackConfig["workers"];
  readonly maxConcurrency?: number;
  readonly recogniserTps?: number | undefined;
  readonly recordedAnswers?: string | undefined;
  readonly demo?: DemoPhotos;
}

/**
 * The first of the servers' ports. Left out, it is the usual one, or the one after the site's where the site lies among theirs.
 * @throws Error in words for who gave them, when the site lies among theirs
 */
export function firstServerPort(site: number, given: number | undefined): number {
  const first = given ?? DEFAULT_PORTS.firstServer;
  const last = first + SERVERS.length - 1;
  if (site < first || site > last) return first;
  if (given === undefined) return site + 1;
  throw new Error(
    `--port ${site} is one of the ports of the embedded cloud, ${first} to ${last}. Leave --servers out, or give one above ${site}.`,
  );
}

/** Settles every choice of one stack before anything starts. */
export async function stackConfig(options: StackOptions): Promise<StackConfig> {
  mkdirSync(options.dataDirectory, { recursive: true });
  const ports = await choosePorts(options.ports);
  return {
    dataDirectory: options.dataDirectory,
    ports,
    // A name, not an address: cookies and secure-context features treat localhost kindly in every browser.
    siteUrl: `http://localhost:${ports.site}`,
    secrets: loadSecrets(path.join(options.dataDirectory, "secrets.json")),
    maxConcurrency: options.maxConcurrency ?? photosInFlight(options.recogniserTps),
    recogniserTps: options.recogniserTps,
    recordedAnswers: options.recordedAnswers,
    workers: options.workers ?? { lambda: 2, vision: 2 },
    demo: options.demo ?? "all",
  };
}

/** How long one execution takes here when both cores are at work. */
const EXECUTION_SECONDS = 1.2;
/** Without a quota it is the cores that limit: two photos being read, two on their way. */
const WITHOUT_QUOTA = 4;

function photosInFlight(recogniserTps: number | undefined): number {
  return recogniserTps === undefined ? WITHOUT_QUOTA : maxConcurrency(recogniserTps, EXECUTION_SECONDS);
}

async function choosePorts(ports: StackOptions["ports"]): Promise<StackConfig["ports"]> {
  const numbers = ports === "free" ? await freePorts(SERVERS.length + 1) : undefined;
  const port = (index: number) => (ports === "free" ? numbers![index]! : ports.firstServer + index);
  const servers = Object.fromEntries(SERVERS.map((name, index) => [name, port(index)])) as Record<ServerName, number>;
  return { ...servers, site: ports === "free" ? numbers!.at(-1)! : ports.site };
}

export function serverUrl(config: StackConfig, name: ServerName): string {
  return `http://127.0.0.1:${config.ports[name]}`;
}
