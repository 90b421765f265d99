import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { MAIN_ID } from "./main-id.ts";

interface Props {
  readonly children: ReactNode;
  /** `text` for forms and words, `wide` for tables, `full` for photos from edge to edge. */
  readonly width?: "text" | "wide" | "full";
  /** Stands in the header before the switches, e.g. who is signed in. */
  readonly headerExtra?: ReactNode;
  readonly className?: string;
  /** Stands under the content, above the footer. */
  readonly beforeFooter?: ReactNode;
}

const WIDTHS = {
  text: "mx-auto w-full max-w-2xl px-4 py-8 sm:px-6",
  wide: "mx-auto w-full max-w-7xl px-4 py-8 sm:px-6",
  full: "w-full",
} as const;

/** The frame of every page: header, main content, footer. */
export function Page({ children, width = "wide", headerExtra, className, beforeFooter }: Props) {
  return (
    <div className="flex min-h-svh flex-col">
      <Header extra={headerExtra} />
      <main id={MAIN_ID} tabIndex={-1} className={classNames("flex-1 outline-none", WIDTHS[width], className)}>
        {children}
      </main>
      {beforeFooter}
      <Footer />
    </div>
  );
}
