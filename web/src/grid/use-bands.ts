import { useDeferredValue, useEffect, useLayoutEffect, useMemo, useState } from "react";
import { type Band, bandsOf, bandsWithin } from "./layout.ts";
import type { Segment } from "./segments.ts";
import type { MeasuredGrid } from "./use-grid-size.ts";

/** Share of the window's height that is kept ready above and below it. */
const READY = 0.75;
/** Share of the window's height that may be scrolled before rows are looked for anew. */
const STEP = 0.2;

/** A stretch of the gallery, in px from its top. */
interface View {
  readonly top: number;
  readonly bottom: number;
}

export interface Bands {
  /** Every row with its place. */
  readonly bands: readonly Band[];
  /** Rows on the screen or close to it; nothing before the first were made, while the server's tiles still stand. */
  readonly visible: readonly Band[] | undefined;
  /** Where the window stands while rows for it are still being made. */
  readonly ahead: { readonly top: number; readonly height: number } | undefined;
}

/**
 * All rows with their places, and those around the window. Rows follow the window a moment later: a jump across the
 * gallery answers at once with empty rows, and a key is never kept waiting for fifty pictures.
 */
export function useBands(segments: readonly Segment[], size: MeasuredGrid | undefined): Bands {
  const bands = useMemo(() => (size ? bandsOf(segments, size) : []), [segments, size]);
  const [view, setView] = useState<View>();
  const offset = size?.offset;
  useLayoutEffect(() => {
    if (offset !== undefined) setView(viewAt(offset));
  }, [offset]);
  useEffect(() => {
    if (offset === undefined) return;
    const follow = () => {
      const next = viewAt(offset);
      setView((old) =>
        old && Math.abs(old.top - next.top) < window.innerHeight * STEP && height(old) === height(next) ? old : next,
      );
    };
    window.addEventListener("scroll", follow, { passive: true });
    window.addEventListener("resize", follow);
    return () => {
      window.removeEventListener("scroll", follow);
      window.removeEventListener("resize", follow);
    };
  }, [offset]);
  const drawn = useDeferredValue(view);
  const visible = useMemo(
    () => (drawn && bands.length > 0 ? bandsWithin(bands, drawn.top, drawn.bottom) : undefined),
    [bands, drawn],
  );
  return { bands, visible, ahead: view && drawn && isAhead(view, drawn) ? box(view) : undefined };
}

/** Whether the window itself reaches beyond what is drawn. */
function isAhead(view: View, drawn: View): boolean {
  const ready = (height(view) * READY) / (1 + 2 * READY);
  return view.top + ready < drawn.top || view.bottom - ready > drawn.bottom;
}

function box(view: View) {
  const top = Math.max(0, view.top);
  return { top, height: Math.max(0, view.bottom - top) };
}

const height = ({ top, bottom }: View) => bottom - top;

function viewAt(offset: number): View {
  const ready = window.innerHeight * READY;
  const top = window.scrollY - offset;
  return { top: top - ready, bottom: top + window.innerHeight + ready };
}
