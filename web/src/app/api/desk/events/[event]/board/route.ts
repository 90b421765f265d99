import { createHash } from "node:crypto";
import { loadBoard } from "../../../../../../desk/board/load-board.ts";
import { deskEndpoint } from "../../../../../../desk/desk-endpoint.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";

export const dynamic = "force-dynamic";

/** How far the photos are. Asked every few seconds: whoever knows the answer already is told only that. */
export const GET = deskEndpoint("photographer", async ({ site, session, event, request }) => {
  const body = JSON.stringify(await loadBoard(site, session, event));
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = { "cache-control": CACHE.none, etag };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, "content-type": "application/json" } });
});
