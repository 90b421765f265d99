"use server";

import { Audit } from "@snaprace/core/audit";
import { Participant } from "@snaprace/core/participant";
import { revalidatePath } from "next/cache";
import { after } from "next/server";
import { deskCall } from "../desk-action.ts";
import { type Refusal, refusable } from "../refusal.ts";
import { rejudge } from "../rejudge.ts";

export type CorrectState = { readonly status: "idle" } | { readonly status: "saved" } | Refusal;

const TEXTS = ["name", "gender", "division", "wave", "club", "email"] as const;

/** Corrects one runner by hand. */
export async function correctRunner(
  eventId: string,
  bib: string,
  _: CorrectState,
  form: FormData,
): Promise<CorrectState> {
  return refusable(async () => {
    const { site, session, event } = await deskCall(eventId, "editor");
    const texts = Object.fromEntries(TEXTS.map((name) => [name, String(form.get(name) ?? "").trim()]));
    const flags = { isMinor: form.get("isMinor") === "on", nameHidden: form.get("nameHidden") === "on" };
    // The domain checks every value; the form's are texts.
    const input = { eventId, bib, ...texts, ...flags } as Parameters<typeof Participant.correct>[1];
    const changed = await Participant.correct({ truth: session.truth }, input);
    const entry = { ...event, actor: session.userId, subject: bib, details: { fields: changed.join(" ") } };
    await Audit.record(site.serverTruth, { ...entry, action: "runner.corrected" });
    if (changed.includes("isMinor")) after(() => rejudge({ site, event }));
    revalidatePath("/", "layout");
    return { status: "saved" as const };
  });
}
