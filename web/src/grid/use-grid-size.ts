import { type RefObject, useLayoutEffect, useState } from "react";
import type { GridSize } from "./layout.ts";

export interface MeasuredGrid extends GridSize {
  /** px from the top of the document to the top of the grid. */
  readonly offset: number;
}

/** The grid's measures as the style sheet has them; nothing until script runs. */
export function useGridSize(grid: RefObject<HTMLElement | null>): MeasuredGrid | undefined {
  const [size, setSize] = useState<MeasuredGrid>();
  useLayoutEffect(() => {
    const element = grid.current;
    if (!element) return;
    const measure = () => {
      const style = getComputedStyle(element);
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const box = element.getBoundingClientRect();
      const measured = {
        width: box.width,
        row: Number.parseFloat(style.getPropertyValue("--row")) * rem,
        gap: Number.parseFloat(style.getPropertyValue("--gap")),
        offset: box.top + window.scrollY,
      };
      setSize((old) => (old && same(old, measured) ? old : measured));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // What stands above may grow or shrink, too.
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [grid]);
  return size;
}

const same = (a: MeasuredGrid, b: MeasuredGrid) =>
  a.width === b.width && a.row === b.row && a.gap === b.gap && Math.abs(a.offset - b.offset) < 1;
