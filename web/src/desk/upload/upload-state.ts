import type { Remembered } from "./ledger.ts";
import type { Halt } from "./patience.ts";
import type { Totals, UploadItem } from "./upload-list.ts";

/** An upload as its page draws it. */
export interface UploadState {
  /** The same array, changed in place; a new state says that something in it is new. */
  readonly items: readonly UploadItem[];
  readonly totals: Totals;
  readonly halt: Halt | undefined;
  readonly isPaused: boolean;
  /** Files are read and compared; nothing is sent before that is through. */
  readonly isChecking: boolean;
  readonly secondsLeft: number | undefined;
  /** Uploads that an earlier visit did not end. */
  readonly unfinished: readonly Remembered[];
  /** This browser cannot remember the upload. */
  readonly isForgetful: boolean;
}
