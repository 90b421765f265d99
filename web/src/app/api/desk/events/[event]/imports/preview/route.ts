import { Import } from "@snaprace/core/import";
import { deskEndpoint } from "../../../../../../../desk/desk-endpoint.ts";
import { readImport } from "../../../../../../../desk/import/import-request.ts";
import { previewView } from "../../../../../../../desk/import/preview-view.ts";
import { CACHE } from "../../../../../../../server/cache-control.ts";

export const dynamic = "force-dynamic";

/** What a file would change; nothing is written. */
export const POST = deskEndpoint("editor", async (desk) => {
  const { context, options } = await readImport(desk);
  const preview = previewView(await Import.preview(context, options));
  return Response.json({ preview }, { headers: { "cache-control": CACHE.none } });
});
