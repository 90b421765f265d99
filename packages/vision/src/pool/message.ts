import type { VisionErrorCode } from "../errors.ts";
import type { TextFilters } from "../shapes.ts";

export interface Task {
  readonly id: number;
  readonly method: "detectText" | "detectFaces" | "describeFaces";
  readonly bytes: Uint8Array;
  readonly key: string | undefined;
  readonly filters: TextFilters | undefined;
}

export type Answer =
  | { readonly type: "ready" }
  | { readonly type: "result"; readonly id: number; readonly result: unknown }
  /** `code` is absent for a failure that is not ours to name. */
  | {
      readonly type: "error";
      readonly id: number;
      readonly code: VisionErrorCode | undefined;
      readonly message: string;
    };
