/** Digits and letters that are taken for one another, by people and by recognisers. */
const LOOKALIKES = new Set(["17", "38", "56", "68", "08", "69", "49", "27", "35", "0O", "0D", "1I", "5S", "8B", "2Z"]);

/** How far a kind of slip is from the truth; the likelier the slip, the nearer. */
const COST = {
  zeros: 0.1,
  lookalike: 0.5,
  swapped: 0.6,
  neighbour: 0.8,
  replaced: 1,
  extra: 1.2,
} as const;
const MAX_SUGGESTIONS = 5;

/**
 * Bibs of a list that differ from this one by a single slip: leading zeros, a digit read or typed wrong, two swapped, one
 * missing or too many, or the next number. Likeliest first; the bib itself is not among them.
 */
export function near(bib: string, list: Iterable<string>): string[] {
  const found: { bib: string; cost: number }[] = [];
  for (const other of list) {
    const cost = slip(bib, other);
    if (cost !== undefined) found.push({ bib: other, cost });
  }
  return found
    .sort((a, b) => a.cost - b.cost || (a.bib < b.bib ? -1 : 1))
    .slice(0, MAX_SUGGESTIONS)
    .map((suggestion) => suggestion.bib);
}

function slip(a: string, b: string): number | undefined {
  if (a === b || Math.abs(a.length - b.length) > 1) return a !== b && sameNumber(a, b) ? COST.zeros : undefined;
  if (sameNumber(a, b)) return COST.zeros;
  const costs = [a.length === b.length ? sameLengthSlip(a, b) : extraCharacter(a, b), neighbour(a, b)];
  const possible = costs.filter((cost) => cost !== undefined);
  return possible.length > 0 ? Math.min(...possible) : undefined;
}

function sameNumber(a: string, b: string): boolean {
  return /^\d+$/.test(a) && /^\d+$/.test(b) && Number(a) === Number(b);
}

function neighbour(a: string, b: string): number | undefined {
  const areNumbers = /^\d+$/.test(a) && /^\d+$/.test(b);
  return areNumbers && Math.abs(Number(a) - Number(b)) === 1 ? COST.neighbour : undefined;
}

function sameLengthSlip(a: string, b: string): number | undefined {
  const different = [...a].flatMap((character, index) => (character === b[index] ? [] : [index]));
  const [first = 0, second = 0] = different;
  if (different.length === 1) {
    const pair = [a.charAt(first), b.charAt(first)].sort().join("");
    return LOOKALIKES.has(pair) ? COST.lookalike : COST.replaced;
  }
  const swapped = different.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
  return swapped ? COST.swapped : undefined;
}

function extraCharacter(a: string, b: string): number | undefined {
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  for (let index = 0; index < long.length; index++) {
    if (long.slice(0, index) + long.slice(index + 1) === short) return COST.extra;
  }
  return undefined;
}
