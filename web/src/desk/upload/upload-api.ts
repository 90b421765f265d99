import type { SignedUpload } from "@snaprace/core/upload/sign";
import type { FileState } from "@snaprace/core/upload/states";
import { deskPaths } from "../paths.ts";

/** An answer of the desk's API that is not the one asked for. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** Stable code of the problem, e.g. `not-signed-in`. */
  readonly code: string;
  readonly fields: Readonly<Record<string, string>>;

  constructor(code: string, fields: Readonly<Record<string, string>> = {}) {
    super(`The API answered ${code}.`);
    this.code = code;
    this.fields = fields;
  }
}

interface NewFile {
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly sha256: string;
}

/** @throws ApiError; TypeError when the network fails */
export async function signUpload(eventId: string, photographerId: string, file: NewFile): Promise<SignedUpload> {
  const body = { ...(photographerId && { photographerId }), files: [file] };
  const { uploads } = await post<{ uploads: SignedUpload[] }>(deskPaths.api.uploads(eventId), body);
  return uploads[0]!;
}

export async function fetchStates(eventId: string, photoIds: readonly string[]): Promise<FileState[]> {
  return (await post<{ states: FileState[] }>(deskPaths.api.states(eventId), { photoIds })).states;
}

async function post<Answer>(url: string, body: object): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer as Answer;
  const { code = "internal", fields = {} } = answer as { code?: string; fields?: Record<string, string> };
  throw new ApiError(code, fields);
}
