"use server";

import { Audit } from "@snaprace/core/audit";
import { Event } from "@snaprace/core/event";
import { revalidatePath } from "next/cache";
import { type DeskCall, deskCall } from "../desk-action.ts";
import { refusable } from "../refusal.ts";
import type { FormState } from "../settings/form-state.ts";

/** Opens, announces or closes an event; the form says which. */
export async function publishEvent(eventId: string, _: FormState, form: FormData): Promise<FormState> {
  return refusable(async () => {
    const call = await deskCall(eventId, "editor");
    const context = { truth: call.session.truth, edge: call.site.edge, clock: call.site.clock };
    if (form.get("publish") === "no") {
      await Event.unpublish(context, eventId);
      await note(call, "event.unpublished");
    } else {
      await Event.publish(context, eventId, form.get("announce") === "on");
      await note(call, "event.published");
    }
    revalidatePath("/", "layout");
    return { status: "saved" };
  });
}

/** Ends the private link that is out there, and makes a new one. */
export async function renewLink(eventId: string): Promise<FormState> {
  return refusable(async () => {
    const call = await deskCall(eventId, "editor");
    await Event.renewPreview({ truth: call.session.truth, edge: call.site.edge }, eventId);
    await note(call, "event.link-renewed");
    revalidatePath("/", "layout");
    return { status: "saved" };
  });
}

async function note({ site, session, event }: DeskCall, action: Audit.Action): Promise<void> {
  const { organizerId, eventId } = event;
  await Audit.record(site.serverTruth, { organizerId, eventId, actor: session.userId, action });
}
