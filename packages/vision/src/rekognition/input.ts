import { invalid, RekognitionError } from "./error.ts";

/** A number of a request inside its limits. */
export function within(
  value: number | undefined,
  name: string,
  limits: { from: number; to: number; otherwise: number },
): number {
  if (value === undefined) return limits.otherwise;
  if (typeof value === "number" && value >= limits.from && value <= limits.to) return value;
  throw invalid(
    `1 validation error detected: Value '${value}' at '${name}' must be from ${limits.from} to ${limits.to}`,
  );
}

const COLLECTION_ID = /^[a-zA-Z0-9_.-]{1,255}$/;
const FACE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function collectionIdOf(id: string | undefined): string {
  if (typeof id === "string" && COLLECTION_ID.test(id)) return id;
  throw invalid("A collection id has 1 to 255 letters, digits, dots, hyphens and underscores");
}

export function faceIdOf(id: string | undefined): string {
  if (typeof id === "string" && FACE_ID.test(id)) return id;
  throw invalid(`1 validation error detected: Value '${id}' at 'faceId' must satisfy ${FACE_ID.source}`);
}

/** Where a page ended. Opaque to its holder, who may bring anything. */
export function toToken(after: string): string {
  return Buffer.from(JSON.stringify({ after })).toString("base64url");
}

/** @throws RekognitionError InvalidPaginationTokenException */
export function fromToken(token: string | undefined): string {
  if (token === undefined) return "";
  try {
    const { after } = JSON.parse(Buffer.from(token, "base64url").toString("utf8")) as { after?: unknown };
    if (typeof after === "string") return after;
  } catch {
    // Not JSON: refused below like every other token that we did not give.
  }
  throw new RekognitionError("InvalidPaginationTokenException", "The pagination token is not valid");
}
