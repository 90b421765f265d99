import { classNames } from "./class-names.ts";

export interface Look {
  /** `primary`: the one thing to do on a page. */
  readonly variant?: "primary" | "secondary" | "quiet" | "danger";
  readonly size?: "small" | "medium" | "large";
}

/** How a button looks, for elements that are none, such as a file's label. */
export function buttonClass({ variant = "secondary", size = "medium" }: Look = {}, extra?: string): string {
  return classNames("btn", `btn-${variant}`, `btn-${size}`, extra);
}
