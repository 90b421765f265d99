"use server";

import { Audit } from "@snaprace/core/audit";
import { Import } from "@snaprace/core/import";
import { revalidatePath } from "next/cache";
import { after } from "next/server";
import { deskCall } from "../desk-action.ts";
import { type Refusal, refusable } from "../refusal.ts";
import { rejudge } from "../rejudge.ts";

/** Puts back what an import changed. */
export async function undoImport(eventId: string, importId: string): Promise<Import.Undone | Refusal> {
  return refusable(async () => {
    const { site, session, event } = await deskCall(eventId, "editor");
    const undone = await Import.undo(session.truth, importId);
    if (undone.status === "undone") {
      const details = { restored: undone.restored, kept: undone.kept };
      const entry = { ...event, actor: session.userId, subject: importId, details };
      await Audit.record(site.serverTruth, { ...entry, action: "runners.import-undone" });
      after(() => rejudge({ site, event }));
    }
    revalidatePath("/", "layout");
    return undone;
  });
}
