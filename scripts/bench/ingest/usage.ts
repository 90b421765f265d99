import { readFileSync } from "node:fs";

/** What a process has used until now. */
export interface Usage {
  /** All its threads, user and system. */
  readonly cpuSeconds: number;
  /** The most memory that was ever resident. */
  readonly peakBytes: number;
}

/** `USER_HZ`: the unit of times under /proc. */
const TICKS_PER_SECOND = 100;
/** Where user and system time stand among the fields after the name. */
const TIMES = { from: 11, to: 13 } as const;

/** @throws Error where the system keeps no /proc, or the process is gone */
export function usageOf(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name, in brackets, may hold anything.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = fields.slice(TIMES.from, TIMES.to).reduce((sum, field) => sum + Number(field), 0);
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return { cpuSeconds: ticks / TICKS_PER_SECOND, peakBytes: Number(peak) * 1024 };
}
