import { systemClock } from "@snaprace/core/clock";
import type { Event } from "@snaprace/core/event";
import { Selfie } from "@snaprace/core/selfie";
import type { SiteContext } from "../server/context.ts";

interface Input {
  readonly event: Event.Info;
  readonly consentToken: string | undefined;
  /** In memory for this call only. */
  readonly bytes: Uint8Array;
}

/**
 * Finds the photos of the person on a selfie.
 * @throws SnapRaceError see {@link Selfie.search}
 */
export async function searchBySelfie(
  {
    serverTruth,
    projection,
    recogniser,
    queue,
  }: Pick<SiteContext, "serverTruth" | "projection" | "recogniser" | "queue">,
  input: Input,
): Promise<Selfie.SelfieResult> {
  try {
    return await Selfie.search({ truth: serverTruth, projection, recogniser, queue, clock: systemClock }, input);
  } catch (error) {
    // Rekognition's names for bytes that begin like a picture and are none.
    if (error instanceof Error && error.name === "InvalidImageFormatException") return { status: "not-an-image" };
    throw error;
  }
}
