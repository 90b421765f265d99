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
export function searchBySelfie(
  {
    serverTruth,
    projection,
    recogniser,
    queue,
  }: Pick<SiteContext, "serverTruth" | "projection" | "recogniser" | "queue">,
  input: Input,
): Promise<Selfie.SelfieResult> {
  return Selfie.search({ truth: serverTruth, projection, recogniser, queue, clock: systemClock }, input);
}
