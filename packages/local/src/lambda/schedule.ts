import type { LambdaRunner } from "./runner.ts";

export interface ScheduleOptions {
  readonly lambda: Pick<LambdaRunner, "invoke">;
  /** Minutes between two runs, by function. */
  readonly schedules: Readonly<Record<string, { readonly everyMinutes: number }>>;
  readonly onProblem: (error: unknown) => void;
}

/** EventBridge schedules: invokes functions by the clock. A run that takes longer than its interval is not overtaken. */
export function startSchedules({ lambda, schedules, onProblem }: ScheduleOptions): { close(): void } {
  const timers = Object.entries(schedules).map(([functionName, { everyMinutes }]) => {
    let running = false;
    return setInterval(() => {
      if (running) return;
      running = true;
      lambda
        .invoke(functionName, {})
        .catch(onProblem)
        .finally(() => {
          running = false;
        });
    }, everyMinutes * 60_000);
  });
  return { close: () => timers.forEach(clearInterval) };
}
