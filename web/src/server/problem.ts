import { ERRORS, type ErrorCode, isSnapRaceError } from "@snaprace/core/errors";
import { isOutage } from "./outage.ts";

/** Codes that only the API has: pictures that a selfie search cannot use, and our own bugs. */
const OWN = {
  "no-face": { status: 422, title: "There is no face in the picture." },
  "unclear-face": { status: 422, title: "The face in the picture is blurred, hidden or too small to be compared." },
  "several-faces": { status: 422, title: "There are several faces in the picture and none is clearly the largest." },
  "not-an-image": { status: 422, title: "The body is not a JPEG or PNG picture." },
  "wrong-code": { status: 422, title: "This code is not, or no longer, the right one." },
  preparing: {
    status: 503,
    title: "The faces of this event are being read for the first time. Try again in a few minutes.",
  },
  "not-offered": {
    status: 403,
    title: "The organizer gives out photos for screens only. The download without `size` is there.",
  },
  archived: {
    status: 409,
    title:
      "The original rests in an archive. The download without `size` is there; the organizer can fetch the original.",
  },
  "unsupported-media-type": { status: 415, title: "The body has a content type that this address does not take." },
  internal: { status: 500, title: "Something went wrong on our side." },
} as const;

const TITLES: Record<ErrorCode, string> = {
  "invalid-input": "Something about the request is not valid.",
  "not-signed-in": "This needs a signed-in person.",
  "not-allowed": "This person may not do this.",
  "consent-required": "A face search needs a recorded consent.",
  "not-found": "There is nothing at this address.",
  conflict: "This does not fit what is there by now.",
  "too-large": "The body is too large.",
  "rate-limited": "Too many requests. Try again later.",
  unavailable: "A service we need does not answer. Try again in a moment.",
};

/** Every code an API answer can carry, with its status and its words. docs/API.md lists them. */
export const PROBLEMS = {
  ...(Object.fromEntries(
    Object.entries(ERRORS).map(([code, { status }]) => [code, { status, title: TITLES[code as ErrorCode] }]),
  ) as Record<ErrorCode, { status: number; title: string }>),
  ...OWN,
};
export type ProblemCode = keyof typeof PROBLEMS;

const RETRY_AFTER_SECONDS: Partial<Record<ProblemCode, number>> = { unavailable: 5, preparing: 60 };

interface Extra {
  readonly fields?: Readonly<Record<string, string>>;
  readonly retryAfterSeconds?: number | undefined;
}

/** An answer as RFC 9457 wants it. `code` is the part that programs may rely on. */
export function problem(code: ProblemCode, { fields = {}, retryAfterSeconds }: Extra = {}): Response {
  const { status, title } = PROBLEMS[code];
  const retryAfter = retryAfterSeconds ?? RETRY_AFTER_SECONDS[code];
  const body = {
    type: `urn:snaprace:problem:${code}`,
    title,
    status,
    code,
    ...(Object.keys(fields).length > 0 && { fields }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
    },
  });
}

/** The answer to a failure: the caller's mistakes by name, an outage as 503, everything else as 500 without details. */
export function problemOf(error: unknown): Response {
  if (isSnapRaceError(error)) {
    const { code, fields, retryAfterSeconds } = error;
    return problem(code, { fields, retryAfterSeconds });
  }
  return problem(isOutage(error) ? "unavailable" : "internal");
}
