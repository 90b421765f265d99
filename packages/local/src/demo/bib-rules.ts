import { Bib } from "@snaprace/core/bib";

/** Bibs of the demo race: three or four digits, or a relay's letter and three. */
export const DEMO_BIB_RULES = Bib.Rules.parse({ lettersAllowed: true, pattern: "[AB]\\d{3}|\\d{3,4}" });
