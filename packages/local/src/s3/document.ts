import { AwsError, readBody } from "../server/index.ts";
import type { Call } from "./call.ts";
import { parseXml } from "./xml.ts";

/** 1000 keys of 1024 bytes, and room for escapes. */
const LIMIT = 4_000_000;

/**
 * Reads and parses a request's XML document.
 * @throws AwsError MalformedXML
 */
export async function readDocument(call: Call, root: string): Promise<Record<string, unknown>> {
  try {
    return parseXml(await readBody(call.request, LIMIT), root);
  } catch (error) {
    if (error instanceof RangeError) throw new AwsError("EntityTooLarge", 400, error.message);
    throw error;
  }
}
