import type { FileState } from "@snaprace/core/upload/states";

/** Where one file stands on its way; the last ones are those of the pipeline. */
export type Stage = "waiting" | "hashing" | "sending" | "processing" | "searchable" | "partial" | "rejected" | "failed";

export interface UploadItem {
  readonly id: number;
  readonly file: File;
  readonly stage: Stage;
  readonly photoId?: string;
  /** The very bytes were here before. */
  readonly wasHere?: boolean;
  /** Key of the words for why it failed or was rejected. */
  readonly reason?: string;
  readonly bibs?: readonly string[];
}

export const DONE: ReadonlySet<Stage> = new Set(["searchable", "partial", "rejected", "failed"]);

/** What the pipeline says of a photo, as a change of its item; `undefined` while nothing has changed for the photographer. */
export function fromState(state: FileState): Partial<UploadItem> | undefined {
  switch (state.status) {
    case "searchable":
    case "partial":
      return { stage: state.status, bibs: state.bibs };
    case "rejected":
      return { stage: "rejected", ...(state.rejectReason && { reason: state.rejectReason }) };
    case "dead-lettered":
      return { stage: "failed", reason: "dead-lettered" };
    default:
      return undefined;
  }
}

/** Totals for the bar above the list. */
export function totals(items: readonly UploadItem[]) {
  const count = (...stages: Stage[]) => items.filter(({ stage }) => stages.includes(stage)).length;
  return {
    all: items.length,
    sent: items.length - count("waiting", "hashing", "sending", "failed"),
    ready: count("searchable", "partial"),
    failed: count("failed", "rejected"),
    done: items.filter(({ stage }) => DONE.has(stage)).length,
  };
}
