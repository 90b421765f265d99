"use server";

import { Audit } from "@snaprace/core/audit";
import { Coverage } from "@snaprace/core/coverage";
import { revalidatePath } from "next/cache";
import { deskCall } from "../desk-action.ts";
import { type Refusal, refusable } from "../refusal.ts";

/** Says where a camera stood; an empty checkpoint leaves it to the splits. */
export async function placeCamera(
  eventId: string,
  cameraId: string,
  checkpointId: string,
): Promise<{ readonly status: "saved" } | Refusal> {
  return refusable(async () => {
    const { site, session, event } = await deskCall(eventId, "editor");
    await Coverage.setPlace({ truth: session.truth, eventId }, { cameraId, ...(checkpointId && { checkpointId }) });
    await Audit.record(site.serverTruth, {
      organizerId: event.organizerId,
      eventId,
      actor: session.userId,
      action: "camera.placed",
      subject: cameraId,
      details: { checkpoint: checkpointId },
    });
    revalidatePath("/", "layout");
    return { status: "saved" as const };
  });
}
