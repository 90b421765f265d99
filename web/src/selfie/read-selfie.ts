import { SnapRaceError } from "@snaprace/core/errors";
import { Selfie } from "@snaprace/core/selfie";
import { readBody } from "../server/read-body.ts";

/** The part of a multipart body that holds the picture. */
export const SELFIE_FIELD = "selfie";

/** Boundaries and headers around the picture. Bytes. */
const MULTIPART_OVERHEAD = 4096;

/**
 * The picture in a request: the body itself, or the part `selfie` of a multipart one. Never written anywhere.
 * @throws SnapRaceError `too-large`, `invalid-input`
 */
export async function readSelfie(request: Request): Promise<Uint8Array> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data")) return readBody(request, Selfie.MAX_SELFIE_BYTES);
  const body = await readBody(request, Selfie.MAX_SELFIE_BYTES + MULTIPART_OVERHEAD);
  const part = (await formOf(body, type)).get(SELFIE_FIELD);
  if (!(part instanceof File)) throw invalid(`Send the picture as the part "${SELFIE_FIELD}".`);
  return new Uint8Array(await part.arrayBuffer());
}

async function formOf(body: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(body, { headers: { "content-type": type } }).formData();
  } catch (cause) {
    throw invalid("The body is not the multipart form that its content type says.", cause);
  }
}

function invalid(words: string, cause?: unknown): SnapRaceError {
  return new SnapRaceError("invalid-input", "Not a selfie form.", { cause, fields: { [SELFIE_FIELD]: words } });
}
