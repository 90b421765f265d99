/** Why a password is not good enough. Closed: each has words in the web messages. */
export type PasswordProblem = "too-short" | "too-long" | "too-plain" | "like-address";

const SHORTEST = 12;
/** bcrypt looks at no more. */
const MOST_BYTES = 72;
const LEAST_DISTINCT = 6;
const ROWS = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
/** Parts of the address and of the product that are guessed first. */
const SHORTEST_PART = 4;

/**
 * Length over rules of composition, as NIST SP 800-63B has it, and nothing that a guesser tries first.
 * @param email of whose account it is
 */
export function passwordProblem(password: string, email: string): PasswordProblem | undefined {
  if ([...password].length < SHORTEST) return "too-short";
  if (new TextEncoder().encode(password).length > MOST_BYTES) return "too-long";
  const plain = password.toLowerCase();
  const parts = [...email.toLowerCase().split(/[^a-z0-9]+/), "snaprace", "password"];
  const rest = parts
    .filter((part) => part.length >= SHORTEST_PART)
    .reduce((text, part) => text.replaceAll(part, ""), plain);
  if (rest.length < plain.length && new Set(rest).size < LEAST_DISTINCT) return "like-address";
  if (new Set(plain).size < LEAST_DISTINCT || isRow(plain)) return "too-plain";
  return undefined;
}

/** A walk along the keyboard or the alphabet, forwards or backwards, however often. */
function isRow(text: string): boolean {
  const isNext = (a: string, b: string) =>
    ROWS.some((row) => Math.abs(row.indexOf(a) - row.indexOf(b)) === 1 && row.includes(a) && row.includes(b));
  const steps = [...text].slice(1).filter((character, index) => isNext(text[index] ?? "", character)).length;
  return steps >= text.length * 0.75;
}
