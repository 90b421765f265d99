import { ChevronRight } from "lucide-react";

/** Stands first in a `<summary>` that is laid out by us: without it nobody sees that there is more. */
export function FoldMark() {
  return (
    <ChevronRight
      aria-hidden
      className="mr-1 size-4 shrink-0 transition-transform motion-reduce:transition-none in-open:rotate-90"
    />
  );
}
