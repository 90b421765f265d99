import type { ReactNode } from "react";

interface Props {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}

/** A part of a page of the desk under its own heading. */
export function Section({ title, text, children }: Props) {
  return (
    <section>
      <h2 className="text-lg font-semibold">{title}</h2>
      {text && <p className="text-soft">{text}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}
