import type { ReactNode } from "react";
import { classNames } from "../ui/class-names.ts";

interface Props {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Something wider or higher than its place, such as a table on a phone. */
export function ScrollRegion({ label, className, children }: Props) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll what the pointer can
      tabIndex={0}
      className={classNames("relative overflow-auto rounded-xl border border-line", className)}
    >
      {children}
    </section>
  );
}
