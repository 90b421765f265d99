import { z } from "zod";
import { BibNumber } from "../id/index.ts";

const MAX_LENGTH = 6;
const Length = z.number().int().min(1).max(MAX_LENGTH);

/** Numbers given out at an event, e.g. 1–1500, or A1–A300 with the prefix `A`. Leading zeros do not count. */
const Range = z
  .object({
    prefix: z
      .string()
      .regex(/^[A-Z]{0,3}$/, "A prefix has up to 3 upper-case letters.")
      .default(""),
    from: z.number().int().nonnegative(),
    to: z.number().int().nonnegative(),
  })
  .refine(({ from, to }) => from <= to, "A range begins with its smaller number.");

/** What a bib of an event looks like. `{}` fits most races: numbers of 1 to 5 digits. */
export const Rules = z
  .object({
    minLength: Length.default(1),
    maxLength: Length.default(5),
    /** Whether letters belong to bibs, as in `A207`. Otherwise a word with letters is never a bib. */
    lettersAllowed: z.boolean().default(false),
    /** A regular expression that the whole bib must match. Harmless even when hostile: it meets six characters at most. */
    pattern: z.string().max(100).refine(isRegularExpression, "The pattern is not a regular expression.").optional(),
    /** When there are any, a bib must lie in one of them. */
    ranges: z.array(Range).max(50).default([]),
    /** Numbers seen at the race that are no bibs: the year, a sponsor's number, a house number at the finish. */
    excluded: z.array(BibNumber).max(200).default([]),
  })
  .refine(({ minLength, maxLength }) => minLength <= maxLength, "The smallest length is above the largest.");
export type Rules = z.infer<typeof Rules>;

/** Why a text is no bib of an event. Closed: each has words in the web messages. */
export const MISFITS = ["shape", "length", "zeros", "distance", "excluded", "pattern", "range"] as const;
export type Misfit = (typeof MISFITS)[number];

/** Whether a text can be a bib of the event at all. */
export function fits(bib: string, rules: Rules): boolean {
  return misfit(bib, rules) === undefined;
}

/** Whether the rules say that a bib of so few characters is a whole one: none is longer, or its range has none that is longer. */
export function areShort(bib: string, { maxLength, ranges }: Rules): boolean {
  const length = ({ prefix, to }: z.infer<typeof Range>) => prefix.length + String(to).length;
  return maxLength <= bib.length || ranges.some((range) => isInRange(bib, range) && length(range) <= bib.length);
}

/** The first rule that a text breaks, or `undefined` for what can be a bib of the event. */
export function misfit(bib: string, rules: Rules): Misfit | undefined {
  const shape = rules.lettersAllowed ? /^[A-Z]{0,3}\d{1,6}[A-Z]?$/ : /^\d{1,6}$/;
  if (!shape.test(bib)) return "shape";
  if (bib.length < rules.minLength || bib.length > rules.maxLength) return "length";
  if (/^[A-Z]*0+$/.test(bib)) return "zeros";
  if (isDistance(bib)) return "distance";
  if (rules.excluded.includes(bib)) return "excluded";
  if (rules.pattern !== undefined && !new RegExp(`^(?:${rules.pattern})$`).test(bib)) return "pattern";
  if (rules.ranges.length === 0 || rules.ranges.some((range) => isInRange(bib, range))) return undefined;
  return "range";
}

/** `5K`, `21KM`, `800M`: distances are printed all over a race. */
function isDistance(bib: string): boolean {
  return /^\d{1,3}(?:K|KM|M)$/.test(bib);
}

function isInRange(bib: string, { prefix, from, to }: z.infer<typeof Range>): boolean {
  const digits = bib.slice(prefix.length);
  if (!bib.startsWith(prefix) || !/^\d+$/.test(digits)) return false;
  return Number(digits) >= from && Number(digits) <= to;
}

function isRegularExpression(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}
