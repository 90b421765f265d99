import { SnapRaceError } from "@snaprace/core/errors";
import { readBody } from "./read-body.ts";

/** Our requests are small; whoever sends more than this did not mean us. Bytes. */
const LIMIT = 16_384;

/** @throws SnapRaceError `too-large`, or `invalid-input` for what is not JSON */
export async function readJson(request: Request): Promise<unknown> {
  const body = await readBody(request, LIMIT);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch (cause) {
    throw new SnapRaceError("invalid-input", "The body is not JSON.", {
      cause,
      fields: { body: "Send a JSON object as UTF-8." },
    });
  }
}
