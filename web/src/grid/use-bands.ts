import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useMemo } from "react";
import { type Band, bandsOf } from "./layout.ts";
import type { Segment } from "./segments.ts";
import type { MeasuredGrid } from "./use-grid-size.ts";

/** Rows kept ready above and below the window. */
const OVERSCAN = 5;

const NOWHERE: MeasuredGrid = { width: 1, row: 1, gap: 0, offset: 0 };

/** All rows with their places, and those that are on the screen or close to it. */
export function useBands(segments: readonly Segment[], size: MeasuredGrid | undefined) {
  const bands = useMemo(() => (size ? bandsOf(segments, size) : []), [segments, size]);
  const { gap, offset } = size ?? NOWHERE;
  const virtualizer = useWindowVirtualizer({
    count: bands.length,
    estimateSize: (index) => (bands[index]?.height ?? 0) + gap,
    getItemKey: (index) => bands[index]?.key ?? index,
    scrollMargin: offset,
    overscan: OVERSCAN,
  });
  useLayoutEffect(() => {
    // The sizes it keeps are those of the rows before.
    if (bands.length > 0) virtualizer.measure();
  }, [bands, virtualizer]);
  const visible = virtualizer.getVirtualItems().flatMap(({ index }): Band[] => {
    const band = bands[index];
    return band ? [band] : [];
  });
  return { bands, visible };
}
