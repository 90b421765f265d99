/** What the grid's CSS knows: see photo-grid.css. px */
export interface GridMetrics {
  readonly width: number;
  readonly rowHeight: number;
  readonly gap: number;
}

export interface Row {
  /** Index of its first photo, and of the first one after it. */
  readonly start: number;
  readonly end: number;
  /** px from the top of the grid */
  readonly top: number;
  readonly height: number;
}

/**
 * The rows that the browser's flex layout makes of these ratios, so that rows far from the window can be left out without
 * anything moving: as many tiles as fit at the row height, then all grow together to fill the width; the last row stays.
 */
export function rowsOf(ratios: readonly number[], { width, rowHeight, gap }: GridMetrics): Row[] {
  const rows: Row[] = [];
  let start = 0;
  let top = 0;
  while (start < ratios.length) {
    let end = start;
    let used = 0;
    let sum = 0;
    while (end < ratios.length) {
      const ratio = ratios[end] ?? 1;
      const needed = Math.min(ratio * rowHeight, width) + (end > start ? gap : 0);
      if (end > start && used + needed > width) break;
      used += needed;
      sum += ratio;
      end++;
    }
    const isLast = end === ratios.length;
    const filled = (width - gap * (end - start - 1)) / sum;
    const height = isLast ? Math.min(rowHeight, filled) : filled;
    rows.push({ start, end, top, height });
    top += height + gap;
    start = end;
  }
  return rows;
}

export interface Window {
  readonly start: number;
  readonly end: number;
  /** px of the rows left out */
  readonly before: number;
  readonly after: number;
}

/**
 * Which photos to draw so that every row between two heights is there.
 * @param from px from the top of the grid
 * @param to px from the top of the grid
 */
export function windowOf(rows: readonly Row[], gap: number, from: number, to: number): Window {
  const last = rows.at(-1);
  if (!last) return { start: 0, end: 0, before: 0, after: 0 };
  const first = rows.findLastIndex((row) => row.top <= from);
  const upper = rows[Math.max(0, first)] ?? last;
  const lower = rows.findLast((row) => row.top < to) ?? upper;
  const bottom = lower.top >= upper.top ? lower : upper;
  return {
    start: upper.start,
    end: bottom.end,
    before: Math.max(0, upper.top - gap),
    after: Math.max(0, last.top + last.height - (bottom.top + bottom.height) - gap),
  };
}
