import type { Checked } from "@snaprace/core/upload/check";
import type { FileState } from "@snaprace/core/upload/states";
import type { FoundFile } from "./files.ts";
import type { LedgerFile } from "./ledger.ts";

/** Where one file stands on its way; the last ones are those of the pipeline. */
export type Stage =
  | "waiting"
  | "hashing"
  | "checked"
  | "sending"
  | "processing"
  | "searchable"
  | "partial"
  | "removed"
  | "rejected"
  | "failed";

export interface UploadItem {
  readonly id: number;
  readonly found: FoundFile;
  readonly key: string;
  readonly batchId: string;
  stage: Stage;
  sha256?: string;
  photoId?: string;
  /** We have sent the bytes, in this visit or an earlier one. */
  isSent?: boolean;
  /** The very bytes were here before. */
  wasHere?: boolean;
  /** Key of the words for why it failed or was rejected. */
  reason?: string;
  bibs?: readonly string[];
}

/** Photos whose bytes are here: nothing of them is left to send. */
export const ARRIVED: ReadonlySet<Stage> = new Set(["processing", "searchable", "partial", "removed", "rejected"]);
const SETTLED: ReadonlySet<Stage> = new Set(["searchable", "partial", "removed", "rejected", "failed"]);
const TYPES: readonly string[] = ["image/jpeg", "image/png", "image/webp"];
const MAX_BYTES = 60_000_000;

/** Why a file cannot be a photo; asked before it is read. */
export function refusal(file: File): string | undefined {
  if (/\.hei[cf]$/i.test(file.name)) return "heic";
  if (!TYPES.includes(file.type)) return "unsupported-format";
  if (file.size === 0) return "empty";
  return file.size > MAX_BYTES ? "too-many-bytes" : undefined;
}

/** Whether it failed for a reason that may have passed: the same bytes are refused or rejected again. */
export function mayRetry({ stage, isSent, found }: UploadItem): boolean {
  return stage === "failed" && !isSent && refusal(found.file) === undefined;
}

/** What the pipeline says of a photo, written onto its item. @returns whether anything is different */
export function follow(item: UploadItem, state: FileState): boolean {
  switch (state.status) {
    case "searchable":
    case "partial":
      Object.assign(item, { stage: state.status, bibs: state.bibs });
      return true;
    case "rejected":
      Object.assign(item, { stage: "rejected", reason: state.rejectReason ?? "not-an-image" });
      return true;
    case "dead-lettered":
      Object.assign(item, { stage: "failed", reason: "dead-lettered" });
      return true;
    default:
      return false;
  }
}

/** What the server says of a file before it is sent, written onto its item. */
export function apply(item: UploadItem, { photoId, state }: Checked): void {
  item.photoId = photoId;
  if (state === "new") item.stage = "checked";
  else if (state === "removed") Object.assign(item, { stage: "removed", wasHere: true, reason: "removed" });
  else Object.assign(item, { stage: "processing", wasHere: true });
}

export function toLedger({ batchId, key, sha256, photoId, stage }: UploadItem): LedgerFile {
  const state = ARRIVED.has(stage) ? "done" : "open";
  return { batchId, key, state, ...(sha256 && { sha256 }), ...(photoId && { photoId }) };
}

export interface Totals {
  readonly all: number;
  /** Known to be here or not. */
  readonly checked: number;
  readonly fresh: number;
  readonly here: number;
  readonly sent: number;
  readonly searchable: number;
  readonly troubled: number;
  /** Of the troubled, those that may be tried again. */
  readonly retryable: number;
  readonly settled: number;
  /** Bytes that are still to be sent. */
  readonly bytesLeft: number;
}

/** Numbers for the bar above the list. */
export function totals(items: readonly UploadItem[]): Totals {
  const none = { all: 0, checked: 0, fresh: 0, here: 0, sent: 0, searchable: 0, troubled: 0, retryable: 0 };
  const sum = { ...none, settled: 0, bytesLeft: 0 };
  for (const item of items) {
    const { stage, wasHere, isSent, found, photoId } = item;
    sum.all += 1;
    const isChecked = photoId !== undefined || stage === "failed";
    if (isChecked) sum.checked += 1;
    if (wasHere) sum.here += 1;
    else if (photoId !== undefined) sum.fresh += 1;
    if (isSent) sum.sent += 1;
    if (stage === "searchable" || stage === "partial") sum.searchable += 1;
    if (stage === "failed" || stage === "rejected" || stage === "removed") sum.troubled += 1;
    if (mayRetry(item)) sum.retryable += 1;
    if (SETTLED.has(stage)) sum.settled += 1;
    if (!ARRIVED.has(stage) && stage !== "failed") sum.bytesLeft += found.file.size;
  }
  return sum;
}
