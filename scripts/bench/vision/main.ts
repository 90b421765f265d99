import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { READER_ENVIRONMENT } from "../../../packages/vision/src/memory.ts";
import { STEP_NAMES, type StepResult } from "./steps.ts";

/*
 * `npm run bench:vision [-- folder]`: what rendering and reading photos costs. Each step runs in a process of its own, so that
 * its memory is its own, too.
 */

const folder = process.argv[2] === undefined ? undefined : path.resolve(process.argv[2]);
const work = mkdtempSync(path.join(tmpdir(), "snaprace-bench-"));
const out = (text: string) => process.stdout.write(`${text}\n`);

out(`${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}\n`);
out("step                                       photos   CPU s/photo   photos/s   peak MB");
try {
  for (const name of STEP_NAMES) {
    const { photos, stages, wallSeconds, peakBytes, latency } = await inOwnProcess(name);
    for (const [stage, cpuSeconds] of Object.entries(stages)) out(line(`  ${stage}`, photos, cpuSeconds));
    const total = Object.values(stages).reduce((sum, seconds) => sum + seconds, 0);
    out(line(name, photos, total, (photos / wallSeconds).toFixed(2), Math.round(peakBytes / 1e6).toString()));
    if (latency) out(`  an answer: ${Math.round(latency.median)} ms, the slowest ${Math.round(latency.slowest)} ms`);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

function inOwnProcess(name: string): Promise<StepResult> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "step.ts"), name, work, folder ?? ""], {
    env: { ...process.env, ...READER_ENVIRONMENT },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  return new Promise((resolve, reject) => {
    child.once("message", (result) => resolve(result as StepResult));
    child.once("exit", (code) => reject(new Error(`The step “${name}” ended with code ${code}.`)));
  });
}

function line(name: string, photos: number, cpuSeconds: number, rate = "", peak = ""): string {
  const perPhoto = (cpuSeconds / photos).toFixed(3);
  return `${name.padEnd(42)} ${String(photos).padStart(6)} ${perPhoto.padStart(13)} ${rate.padStart(10)} ${peak.padStart(9)}`;
}
