import { SnapRaceError } from "@snaprace/core/errors";
import { readBody } from "../server/read-body.ts";
import { MOST_IN_ZIP } from "./zip-limit.ts";

/** An id and its comma, which a form writes as three characters. */
const BYTES_PER_ID = 32;

/**
 * The photos a form names, separated by commas.
 * @throws SnapRaceError `too-large`, `invalid-input` when there is none
 */
export async function readIds(request: Request): Promise<string[]> {
  const body = await readBody(request, BYTES_PER_ID * (MOST_IN_ZIP + 10));
  const ids = new URLSearchParams(new TextDecoder().decode(body)).get("ids")?.split(",").filter(Boolean) ?? [];
  if (ids.length > 0) return [...new Set(ids)];
  throw new SnapRaceError("invalid-input", "No photos.", { fields: { ids: "Photo ids, separated by commas." } });
}
