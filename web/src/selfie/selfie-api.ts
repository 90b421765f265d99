import { paths } from "../gallery/paths.ts";
import type { PhotoResource } from "../gallery/photo-resource.ts";
import { CONSENT_HEADER } from "./consent-header.ts";

/** What can be in the way, each with words of its own on the page. */
export const SELFIE_PROBLEMS = [
  "no-face",
  "several-faces",
  "unclear-face",
  "not-an-image",
  "preparing",
  "too-large",
  "consent-required",
  "not-found",
  "conflict",
  "wrong-code",
  "invalid-input",
  "not-allowed",
  "rate-limited",
  "unavailable",
  "offline",
] as const;
export type SelfieProblem = (typeof SELFIE_PROBLEMS)[number];

export class SelfieError extends Error {
  override readonly name = "SelfieError";
  readonly problem: SelfieProblem;

  constructor(problem: SelfieProblem) {
    super(problem);
    this.problem = problem;
  }
}

export type FoundPhoto = PhotoResource & { readonly band: "sure" | "maybe" };

/** @throws SelfieError */
export async function requestConsent(
  eventId: string,
  preview: string | undefined,
  body: { readonly locale: string; readonly noticeVersion: string },
): Promise<string> {
  const response = await post(paths.api.consents(eventId, preview), body);
  return ((await response.json()) as { token: string }).token;
}

/** @throws SelfieError */
export async function withdrawConsent(eventId: string, preview: string | undefined, token: string): Promise<void> {
  await ask(paths.api.currentConsent(eventId, preview), { method: "DELETE", headers: { [CONSENT_HEADER]: token } });
}

/** @throws SelfieError */
export async function findBySelfie(
  eventId: string,
  preview: string | undefined,
  token: string,
  selfie: Blob,
): Promise<FoundPhoto[]> {
  const response = await ask(paths.api.selfie(eventId, preview), {
    method: "POST",
    headers: { "content-type": selfie.type, [CONSENT_HEADER]: token },
    body: selfie,
  });
  return ((await response.json()) as { photos: FoundPhoto[] }).photos;
}

export interface FoundProof {
  /** Brought back with what is asked for. */
  readonly proof: string;
  readonly faces: number;
  readonly photos: readonly PhotoResource[];
}

/** @throws SelfieError */
export async function proveBySelfie(
  eventId: string,
  preview: string | undefined,
  token: string,
  selfie: Blob,
): Promise<FoundProof> {
  const response = await ask(paths.api.privacyProof(eventId, preview), {
    method: "POST",
    headers: { "content-type": selfie.type, [CONSENT_HEADER]: token },
    body: selfie,
  });
  return (await response.json()) as FoundProof;
}

/** Answered the same whether there is such a bib or not. @throws SelfieError */
export async function askForCode(
  eventId: string,
  preview: string | undefined,
  body: { readonly bib: string; readonly locale: string },
): Promise<void> {
  await post(paths.api.privacyCode(eventId, preview), body);
}

/** @throws SelfieError `wrong-code` */
export async function proveByCode(
  eventId: string,
  preview: string | undefined,
  body: { readonly bib: string; readonly code: string },
): Promise<FoundProof> {
  return (await (await post(paths.api.privacyCodeProof(eventId, preview), body)).json()) as FoundProof;
}

function post(url: string, body: unknown): Promise<Response> {
  return ask(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

export type PrivacyRequest =
  | { readonly do: "hide"; readonly proof: string; readonly photos: readonly string[] }
  | { readonly do: "delete-faces"; readonly proof: string };

/** @throws SelfieError */
export async function askPrivacy(eventId: string, preview: string | undefined, request: PrivacyRequest): Promise<void> {
  await post(paths.api.privacyRequest(eventId, preview), request);
}

export interface ConsentReceipt {
  readonly givenAt: string;
  readonly withdrawnAt?: string;
  readonly noticeVersion: string;
}

/** @throws SelfieError `not-found` for a token that stands for nothing */
export async function readReceipt(
  eventId: string,
  preview: string | undefined,
  token: string,
): Promise<ConsentReceipt> {
  const response = await ask(paths.api.currentConsent(eventId, preview), { headers: { [CONSENT_HEADER]: token } });
  return (await response.json()) as ConsentReceipt;
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch {
    throw new SelfieError("offline");
  }
  if (response.ok) return response;
  const { code } = (await response.json().catch(() => ({}))) as { code?: string };
  throw new SelfieError(SELFIE_PROBLEMS.find((problem) => problem === code) ?? "unavailable");
}
