import type { BibReading } from "./measure.ts";

/** Readings of one range of confidence, and how many of them are right. */
export interface Bin {
  /** 0–100, included */
  readonly from: number;
  /** 0–100, not included but for the last */
  readonly to: number;
  readonly right: number;
  readonly partial: number;
  readonly wrong: number;
}

/** The recogniser is sure of nearly all it reads, so the bins grow narrow towards 100. */
const EDGES = [90, 93, 95, 97, 99, 99.5, 99.8, 100] as const;

export function calibrate(readings: readonly BibReading[]): Bin[] {
  return EDGES.slice(1).map((to, index) => {
    const from = EDGES[index] as number;
    const inside = readings.filter(({ confidence: c }) => c >= from && (c < to || to === 100));
    return { from, to, ...countVerdicts(inside) };
  });
}

/** How right the two states are: what a runner is told is certain must be. */
export function judgeStates(readings: readonly BibReading[]) {
  return (["confirmed", "proposed"] as const).map((state) => ({
    state,
    ...countVerdicts(readings.filter((reading) => reading.state === state)),
  }));
}

function countVerdicts(readings: readonly BibReading[]): Pick<Bin, "right" | "partial" | "wrong"> {
  const count = (verdict: BibReading["verdict"]) => readings.filter((reading) => reading.verdict === verdict).length;
  return { right: count("right"), partial: count("partial"), wrong: count("wrong") };
}
