import { classNames } from "./class-names.ts";

const VARIANTS = {
  /** The one thing to do on a page. */
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border border-edge bg-surface text-ink hover:bg-sunken",
  quiet: "text-ink hover:bg-sunken",
  danger: "border border-danger bg-surface text-danger hover:bg-danger-tint",
} as const;

const SIZES = {
  small: "px-3 text-sm",
  medium: "px-4 text-base",
  large: "min-h-13 px-6 text-lg",
} as const;

export interface Look {
  readonly variant?: keyof typeof VARIANTS;
  readonly size?: keyof typeof SIZES;
}

/** How a button looks, for elements that are none, such as a file's label. */
export function buttonClass({ variant = "secondary", size = "medium" }: Look = {}, extra?: string): string {
  return classNames(
    "tap inline-flex shrink-0 items-center justify-center gap-2 rounded-lg font-semibold whitespace-nowrap transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55",
    VARIANTS[variant],
    SIZES[size],
    extra,
  );
}
