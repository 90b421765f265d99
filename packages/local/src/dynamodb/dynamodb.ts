import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { isAlive, readPidfile, writePidfile } from "../process/index.ts";

export interface DynamoDBOptions {
  readonly port: number;
  readonly directory: string;
  readonly onLog: (text: string) => void;
}

export interface DynamoDB {
  readonly url: string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 10_000;
const GRACE_MS = 5_000;

/**
 * The watchdog: a shell that holds the binary and waits for its own standard input to end, which the kernel does for us
 * when this process dies in whatever way.
 */
const WATCHDOG =
  'trap "" INT; "$@" </dev/null & child=$!; echo "pid $child"; read -r _; kill "$child" 2>/dev/null; wait "$child"';

/**
 * Starts DynamoDB (dynoxide, on SQLite) on loopback. A binary left over from a killed run holds the database: it is stopped
 * first.
 * @throws Error when there is no binary for this platform or it does not answer
 */
export async function startDynamoDB({ port, directory, onLog }: DynamoDBOptions): Promise<DynamoDB> {
  mkdirSync(directory, { recursive: true });
  const pidfile = path.join(directory, "dynoxide.pid");
  const binary = findBinary();
  await stopLeftover(pidfile, binary);
  const args = [
    binary,
    "serve",
    "--host",
    "127.0.0.1",
    "--port",
    String(port),
    "--db-path",
    path.join(directory, "table.sqlite"),
  ];
  const child = spawn("sh", ["-c", WATCHDOG, "watchdog", ...args], { stdio: ["pipe", "pipe", "pipe"] });
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const pid = /^pid (\d+)$/m.exec(text)?.[1];
    if (pid) writePidfile(pidfile, Number(pid));
    onLog(text);
  });
  child.stderr.setEncoding("utf8").on("data", onLog);
  const url = `http://127.0.0.1:${port}`;
  await answering(url, child);
  return { url, process: child, stop: () => stop(child) };
}

/** The package of this platform ships the binary; packages of other platforms are not installed. */
function findBinary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), "dynoxide");
  } catch (cause) {
    throw new Error(
      `There is no local DynamoDB for ${process.platform}-${process.arch}: the package ${name} is not installed.`,
      {
        cause,
      },
    );
  }
}

async function stopLeftover(pidfile: string, binary: string): Promise<void> {
  const pid = readPidfile(pidfile);
  if (pid === undefined || !isAlive(pid) || !runs(pid, binary)) return;
  process.kill(pid, "SIGTERM");
  const deadline = Date.now() + GRACE_MS;
  while (isAlive(pid) && Date.now() < deadline) await pause(20);
  if (isAlive(pid)) process.kill(pid, "SIGKILL");
}

/** Process ids are reused: only a process that really runs our binary is ever stopped. */
function runs(pid: number, binary: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")[0] === binary;
  } catch {
    return false;
  }
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The local DynamoDB ended with exit code ${child.exitCode}.`);
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await pause(10);
  }
  throw new Error(`The local DynamoDB did not answer within ${START_TIMEOUT_MS / 1000} seconds.`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.stdin?.end();
  const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
  await gone;
  clearTimeout(timer);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
