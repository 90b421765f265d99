import { type ErrorCode, isSnapRaceError } from "@snaprace/core/errors";
import { isOutage } from "../server/outage.ts";

/** What a server action answers when it did not do what was asked. `code` has words in `organize.problem`. */
export interface Refusal {
  readonly status: "refused";
  readonly code: ErrorCode;
  /** What is wrong, by field. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Runs an action; what the caller can do something about becomes a value, everything else stays an error. */
export async function refusable<Result>(run: () => Promise<Result>): Promise<Result | Refusal> {
  try {
    return await run();
  } catch (error) {
    if (isSnapRaceError(error)) return { status: "refused", code: error.code, fields: error.fields };
    if (isOutage(error)) return { status: "refused", code: "unavailable", fields: {} };
    throw error;
  }
}
