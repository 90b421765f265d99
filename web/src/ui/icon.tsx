import { classNames } from "./class-names.ts";

/** Shapes in styles/icons.css. */
export type IconName =
  | "brand"
  | "circle-check"
  | "download"
  | "heart"
  | "languages"
  | "loader-circle"
  | "moon"
  | "scan-face"
  | "search"
  | "shield-check"
  | "sliders-horizontal"
  | "sun"
  | "sun-moon"
  | "trophy"
  | "user-round-check"
  | "user-round-x";

/** A picture beside words; whoever does not see it misses nothing. */
export function Icon({ name, className }: { readonly name: IconName; readonly className?: string }) {
  return <span aria-hidden className={classNames("icon", `icon-${name}`, className)} />;
}
