import type { ReactNode } from "react";
import { Brand } from "./brand.tsx";

interface Props {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

/** A page that can do without everything: what happened, and where to go on. */
export function PlainPage({ title, text, children }: Props) {
  return (
    <main
      id="main"
      className="mx-auto flex min-h-svh max-w-lg flex-col items-center justify-center gap-3 px-4 py-12 text-center"
    >
      <Brand />
      <h1 className="mt-6 text-xl font-bold">{title}</h1>
      <p className="text-balance text-soft">{text}</p>
      <div className="mt-4 flex flex-wrap justify-center gap-3">{children}</div>
    </main>
  );
}
