import type { FunctionName } from "./functions.ts";

/** Functions that run by the clock. */
export const schedules = {
  DeleteDueFaces: { everyMinutes: 10 },
  DeleteDuePhotos: { everyMinutes: 60 },
  ProposeByFace: { everyMinutes: 2 },
  RetryPartials: { everyMinutes: 1 },
  MarkDeadLetters: { everyMinutes: 1 },
  TellRunners: { everyMinutes: 1 },
} as const satisfies Partial<Record<FunctionName, { readonly everyMinutes: number }>>;
