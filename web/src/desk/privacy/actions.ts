"use server";

import { Audit } from "@snaprace/core/audit";
import { awsEdgeStore } from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import { Privacy } from "@snaprace/core/privacy";
import { revalidatePath } from "next/cache";
import { deskCall } from "../desk-action.ts";
import { type Refusal, refusable } from "../refusal.ts";

export type AnswerState =
  | { readonly status: "idle" }
  | { readonly status: "answered"; readonly photos: number }
  | Refusal;

const ACTIONS = { confirmed: "request.confirmed", restored: "request.restored", open: "request.reopened" } as const;

/** Answers a runner's request, or takes the answer back. */
export async function answerRequest(
  eventId: string,
  requestId: string,
  _: AnswerState,
  form: FormData,
): Promise<AnswerState> {
  return refusable(async () => {
    const { site, session, event } = await deskCall(eventId, "editor");
    const { organizerId } = event;
    const context = {
      truth: session.truth,
      projection: site.projection,
      edge: awsEdgeStore(),
      clock: systemClock,
      event: { organizerId, eventId },
    };
    const input = Privacy.DecideRequestInput.parse({
      requestId,
      outcome: form.get("outcome"),
      note: String(form.get("note") ?? ""),
    });
    const photos = await Privacy.decideRequest(context, input);
    const entry = { organizerId, eventId, actor: session.userId, subject: requestId, details: { photos } };
    await Audit.record(site.serverTruth, { ...entry, action: ACTIONS[input.outcome] });
    revalidatePath("/", "layout");
    return { status: "answered" as const, photos };
  });
}
