import { Audit } from "@snaprace/core/audit";
import { Import } from "@snaprace/core/import";
import { after } from "next/server";
import { deskEndpoint } from "../../../../../../desk/desk-endpoint.ts";
import { readImport } from "../../../../../../desk/import/import-request.ts";
import { rejudge } from "../../../../../../desk/rejudge.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";

export const dynamic = "force-dynamic";

/** Writes what was seen in the preview. */
export const POST = deskEndpoint("editor", async (desk) => {
  const { context, options } = await readImport(desk);
  const applied = await Import.apply(context, options);
  const answer = { status: applied.status, ...(applied.status === "applied" && { importId: applied.importId }) };
  if (applied.status === "applied") {
    await Audit.record(desk.site.serverTruth, {
      ...desk.event,
      actor: desk.session.userId,
      action: "runners.imported",
      subject: applied.importId,
      details: { added: applied.diff.added.length, changed: applied.diff.changed.length },
    });
  }
  // Thousands of photos may carry evidence of the old list: the person need not wait for them.
  if (applied.status === "applied") after(() => rejudge(desk));
  return Response.json({ applied: answer }, { headers: { "cache-control": CACHE.none } });
});
