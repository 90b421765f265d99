import type { Box } from "../photo/info.ts";
import { isAtEdge, isOnBibOf, overlaps, type Place, type Size, toPlace } from "./place.ts";
import { type Reason, stateOf } from "./reason.ts";
import { areShort, fits, type Rules } from "./rules.ts";

/** A piece of text as Rekognition's DetectText gives it, Amazon's or our own engine's. */
export interface ReadText {
  readonly type: "LINE" | "WORD";
  readonly text: string;
  /** 0–100 */
  readonly confidence: number;
  readonly box: Box;
  /** Corners as ratios 0–1, clockwise from the text's own top left. */
  readonly polygon: readonly { readonly x: number; readonly y: number }[];
}

/** A number that is probably a bib, with everything a person needs to judge it. */
export interface Candidate {
  readonly bib: string;
  /** 0–100 */
  readonly confidence: number;
  readonly box: Box;
  readonly state: "proposed" | "confirmed";
  readonly reasons: readonly Reason[];
}

interface Reading {
  readonly bib: string;
  readonly confidence: number;
  readonly box: Box;
  readonly place: Place;
  readonly atEdge: boolean;
}

/** Thresholds of the reading rules. Heights are shares of the photo's long edge. */
export const THRESHOLDS = {
  /** Under it a reading is noise, 0–100. */
  minConfidence: 90,
  /** From it on the recogniser is sure, 0–100. */
  sure: 95,
  /** 12 px of a 2048-px photo: below, digits are a blur. */
  minHeight: 0.006,
  /** 16 px of a 2048-px photo. */
  small: 0.008,
  /** Radians; bibs hang upright, give or take a runner's lean. */
  maxAngle: (40 * Math.PI) / 180,
  /** A number less tall than this share of another one on the same bib is a code, a year or a wave. */
  secondary: 0.75,
  /** Digits from which a number that is alone on its photo is hardly the rest of a longer one. */
  minDigits: 3,
  /** So many longer numbers on a photo make the only one of its length doubtful. */
  longerNumbers: 2,
  /** A small number less tall than this share of the photo's tallest belongs to somebody far behind. */
  background: 0.7,
} as const;

/**
 * Finds the bibs in what was read on a photo: words that can be a bib by the event's rules, without the smaller print on
 * the bibs themselves and without people far behind, each once.
 * @param size of the photo, in px
 * @returns surest first
 */
export function read(texts: readonly ReadText[], size: Size, rules: Rules): Candidate[] {
  const readings = texts.flatMap((text) => toReading(text, size, rules) ?? []);
  const tallest = Math.max(...readings.map(({ place }) => place.height));
  const main = readings.filter(
    (reading) => !isBackground(reading, tallest, size) && !readings.some((other) => isSecondary(reading, other)),
  );
  const best = new Map<string, Reading & { readonly twice: boolean }>();
  for (const reading of main.sort((a, b) => b.confidence - a.confidence)) {
    const known = best.get(reading.bib);
    const twice = known !== undefined && (known.twice || !overlaps(known.place, reading.place));
    best.set(reading.bib, { ...(known ?? reading), twice });
  }
  const judged = [...best.values()].map((reading) => ({ reading, reasons: reasonsFor(reading, size) }));
  const sure = judged.filter(({ reasons }) => stateOf(reasons) === "confirmed").map(({ reading }) => reading);
  return judged.map(({ reading, reasons }) => {
    const others = sure.filter((other) => other !== reading);
    return toCandidate(reading, isFewDigits(reading, others, rules) ? [...reasons, "few-digits"] : reasons);
  });
}

function toReading(text: ReadText, size: Size, rules: Rules): Reading | undefined {
  if (text.type !== "WORD" || text.confidence < THRESHOLDS.minConfidence) return undefined;
  const bib = bare(text.text);
  if (!fits(bib, rules)) return undefined;
  const place = toPlace(text, size);
  if (place.height < THRESHOLDS.minHeight * longEdge(size) || Math.abs(place.angle) > THRESHOLDS.maxAngle)
    return undefined;
  return { bib, confidence: text.confidence, box: text.box, place, atEdge: isAtEdge(text, place, size) };
}

/** The word without the punctuation around it; a hyphen between a letter and digits, as in `A-207`, goes too. */
function bare(word: string): string {
  return word
    .normalize("NFKC")
    .toUpperCase()
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")
    .replace(/^([A-Z]{1,3})-(?=\d)/, "$1");
}

/**
 * Digits of a few px far behind the runners the photo was taken of: half of what is read there lacks a digit that an arm or
 * another runner hides.
 */
function isBackground({ place: { height } }: Reading, tallest: number, size: Size): boolean {
  return height < THRESHOLDS.small * longEdge(size) && height < THRESHOLDS.background * tallest;
}

/** Smaller print on the bib of a taller number; a year also gives way to a number that is only about as tall. */
function isSecondary(reading: Reading, other: Reading): boolean {
  if (other === reading || !isOnBibOf(other.place, reading.place)) return false;
  const share = reading.place.height / other.place.height;
  return (
    share < THRESHOLDS.secondary || (isYear(reading.bib) && !isYear(other.bib) && share < 1 / THRESHOLDS.secondary)
  );
}

function isYear(bib: string): boolean {
  return /^20[0-4]\d$/.test(bib);
}

/**
 * A number of which an arm or another runner hides a part is read right as far as it is seen, and what is left is short: the only
 * number of its length beside longer ones, or one or two digits. Numbers of the same length that are read surely on the photo vouch
 * for it. Measured in docs/decisions/0005.
 */
function isFewDigits({ bib }: Reading, others: readonly Reading[], rules: Rules): boolean {
  if (areShort(bib, rules)) return false;
  const longer = others.filter((other) => digits(other.bib) > digits(bib)).length;
  const asLong = others.filter((other) => digits(other.bib) === digits(bib)).length;
  if (digits(bib) < THRESHOLDS.minDigits) return asLong === 0 || longer > asLong;
  return asLong === 0 && longer >= THRESHOLDS.longerNumbers;
}

function digits(bib: string): number {
  return bib.replaceAll(/\D/g, "").length;
}

/** What speaks for or against a reading by itself. */
function reasonsFor(
  { bib, confidence, twice, atEdge, place }: Reading & { readonly twice: boolean },
  size: Size,
): Reason[] {
  const applies: Partial<Record<Reason, boolean>> = {
    "read-twice": twice,
    "low-confidence": confidence < THRESHOLDS.sure,
    "at-photo-edge": atEdge,
    small: place.height < THRESHOLDS.small * longEdge(size),
    "single-character": bib.length === 1,
    "looks-like-year": isYear(bib),
  };
  return (Object.keys(applies) as Reason[]).filter((reason) => applies[reason]);
}

function toCandidate({ bib, confidence, box }: Reading, reasons: readonly Reason[]): Candidate {
  return { bib, confidence, box, state: stateOf(reasons), reasons };
}

function longEdge({ width, height }: Size): number {
  return Math.max(width, height);
}
