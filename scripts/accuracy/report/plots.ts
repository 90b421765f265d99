import type { Bin } from "../calibration.ts";
import type { RocPoint } from "../roc.ts";

const WIDTH = 480;
const HEIGHT = 300;
const MARGIN = { left: 52, right: 12, top: 12, bottom: 40 } as const;
const PLOT = { width: WIDTH - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom } as const;

/** Share of right readings in each range of confidence; a bar says how many readings that is. */
export function calibrationPlot(bins: readonly Bin[]): string {
  const step = PLOT.width / bins.length;
  const bars = bins.map(({ from, to, right, partial, wrong }, index) => {
    const all = right + partial + wrong;
    const share = all === 0 ? 0 : right / all;
    const label = text(x(index * step + step / 2), HEIGHT - 22, `${from}–${to}`);
    const bar = rectangle("right", x(index * step + 4), y(share), step - 8, share * PLOT.height);
    const lost = rectangle("wrong", x(index * step + 4), y(1), step - 8, all === 0 ? 0 : (1 - share) * PLOT.height);
    return `${bar}${lost}${label}${all === 0 ? "" : text(x(index * step + step / 2), y(0) - 6, String(all))}`;
  });
  return frame(`${axis()}${bars.join("")}`, "confidence", "share of readings that are right");
}

/** From .01 % of strangers let through to all, on a logarithmic axis. */
export function rocPlot(curve: readonly RocPoint[]): string {
  const position = (rate: number) => (PLOT.width * (Math.log10(Math.max(rate, 1e-4)) + 4)) / 4;
  const points = curve.map((point) => `${x(position(point.falseMatches))},${y(point.trueMatches)}`).join(" ");
  const labels = [1e-4, 1e-3, 1e-2, 1e-1, 1].map((rate) => text(x(position(rate)), HEIGHT - 22, `${rate * 100} %`));
  const line = `<polyline points="${points}" />`;
  return frame(`${axis()}${labels.join("")}${line}`, "pairs of strangers let through", "pairs of one person found");
}

function axis(): string {
  return [0, 0.25, 0.5, 0.75, 1]
    .map((share) => {
      const line = `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y(share)}" y2="${y(share)}" />`;
      return `${line}<text x="${MARGIN.left - 6}" y="${y(share) + 4}" text-anchor="end">${share * 100} %</text>`;
    })
    .join("");
}

function frame(content: string, xName: string, yName: string): string {
  const names = text(MARGIN.left + PLOT.width / 2, HEIGHT - 4, xName);
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${yName} by ${xName}">${content}${names}</svg>`;
}

function rectangle(name: string, left: number, top: number, width: number, height: number): string {
  return `<rect class="${name}" x="${left}" y="${top}" width="${width}" height="${Math.max(0, height)}" />`;
}

function text(left: number, top: number, words: string): string {
  return `<text x="${left}" y="${top}" text-anchor="middle">${words}</text>`;
}

function x(px: number): number {
  return Math.round((MARGIN.left + px) * 10) / 10;
}

function y(share: number): number {
  return Math.round((MARGIN.top + (1 - share) * PLOT.height) * 10) / 10;
}
