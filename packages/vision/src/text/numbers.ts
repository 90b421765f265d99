import type { Picture } from "../image/picture.ts";
import type { Models } from "../model/session.ts";
import type { Reading } from "./characters.ts";
import type { TextBox } from "./components.ts";
import { certainty, type Line, textOf } from "./line.ts";
import { readLines } from "./read.ts";

type Reader = Pick<Models, "textReader" | "characters">;

/** Other cuts of the same line, as shares of its height added to width and height. */
const WIDER = { width: 0.8, height: 0 } as const;
const LARGER = { width: 0.5, height: 0.25 } as const;
/** What a reading is worth, 0–1, when one of three cuts, or two of three, contradict it. */
const OUTVOTED_ONE = 0.95;
const OUTVOTED_ALL = 0.8;

/**
 * Reads lines with digits a second time from a wider cut. A cut that is a few pixels too tight loses a first 1 or doubles a
 * last 0, and a number has no neighbours that would show it: 674 is as good a number as 1674. Where the two cuts
 * disagree a third one decides. Agreement is also the best measure of how far a number can be believed.
 */
export async function readNumbersTwice(models: Reader, picture: Picture, lines: readonly Line[]): Promise<Line[]> {
  const numbers = lines.filter(({ reading }) => /\p{Nd}/u.test(textOf(reading)));
  const wider = await readCuts(models, picture, numbers, WIDER);
  const disputed = numbers.filter((line, index) => !agree(line, wider[index] as Line));
  const larger = await readCuts(models, picture, disputed, LARGER);

  const settled = new Map<Line, Line>();
  for (const [index, line] of numbers.entries()) {
    const second = wider[index] as Line;
    const third = larger[disputed.indexOf(line)];
    const reading = third ? majority(line, second, third) : confirmedBy(line, second, 1);
    // The wider cuts are for reading only: where the number stands is what was found first.
    settled.set(line, { ...reading, box: line.box });
  }
  return lines.map((line) => settled.get(line) ?? line);
}

async function readCuts(
  models: Reader,
  picture: Picture,
  lines: readonly Line[],
  growth: { readonly width: number; readonly height: number },
): Promise<Line[]> {
  const boxes = lines.map(
    ({ box }): TextBox => ({
      ...box,
      width: box.width + growth.width * box.height,
      height: box.height * (1 + growth.height),
    }),
  );
  const readings = await readLines(models, picture, boxes);
  return boxes.map((box, index) => {
    const reading = readings[index] as Reading;
    return { box, reading, confidence: certainty(reading) };
  });
}

function majority(first: Line, second: Line, third: Line): Line {
  if (agree(second, third)) return confirmedBy(second, third, OUTVOTED_ONE);
  if (agree(first, third)) return confirmedBy(first, third, OUTVOTED_ONE);
  const best = [first, second, third].reduce((a, b) => (b.confidence > a.confidence ? b : a));
  return { ...best, confidence: best.confidence * OUTVOTED_ALL };
}

function confirmedBy(line: Line, other: Line, worth: number): Line {
  return { ...line, confidence: (worth * (line.confidence + other.confidence)) / 2 };
}

/** Whether two cuts show the same letters and digits. */
function agree(a: Line, b: Line): boolean {
  return letters(a) === letters(b);
}

function letters({ reading }: Line): string {
  return textOf(reading).replace(/[^\p{L}\p{N}]/gu, "");
}
