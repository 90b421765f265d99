import type { ReactNode } from "react";

/** Only there because `not-found.tsx` beside it needs one: every page has `<html>` in its own language from `[locale]/layout.tsx`. */
export default function Layout({ children }: { readonly children: ReactNode }) {
  return children;
}
