/** Why what a runner typed cannot be a bib. Closed: each code has words in the web messages. */
export const ParseProblems = ["empty", "too-long", "not-letters-and-digits"] as const;
export type ParseProblem = (typeof ParseProblems)[number];

export type Parsed =
  | { readonly status: "ok"; readonly bib: string }
  | { readonly status: "invalid"; readonly problem: ParseProblem };

const MAX_LENGTH = 6;
/** What people write around the number itself: `#1204`, `No. 1204`, `1204번`. */
const DECORATION = /^(?:#|NO[.:]|NR[.:]|BIB\s)\s*|\s*번$/g;

/**
 * Turns what a runner types into a bib: full-width characters become plain ones, letters upper case, spaces and hyphens go,
 * leading zeros stay, because `042` and `42` may be two runners.
 */
export function parse(input: string): Parsed {
  const plain = input.normalize("NFKC").trim().toUpperCase().replace(DECORATION, "");
  const bib = plain.replace(/[\s\-‐‑–]/g, "");
  if (bib === "") return { status: "invalid", problem: "empty" };
  if (!/^[0-9A-Z]+$/.test(bib)) return { status: "invalid", problem: "not-letters-and-digits" };
  if (bib.length > MAX_LENGTH) return { status: "invalid", problem: "too-long" };
  return { status: "ok", bib };
}
