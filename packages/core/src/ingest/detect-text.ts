import { keys } from "../photo/key.ts";
import type { Recogniser } from "../port/index.ts";
import type { ExecutionInput, TextResult } from "./execution.ts";

/**
 * Every piece of text on the photo, as the recogniser reads it; what is a bib is decided when the photo is recorded.
 * @throws ThrottledError, which the state machine retries
 */
export async function detectText(
  { recogniser }: { recogniser: Pick<Recogniser, "detectText"> },
  { photo }: Pick<ExecutionInput, "photo">,
): Promise<TextResult> {
  return { status: "done", texts: await recogniser.detectText(keys.rendition(photo, "large")) };
}
