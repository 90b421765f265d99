import { Video } from "@snaprace/core/video";
import { deskEndpoint } from "../../../../../../desk/desk-endpoint.ts";
import { dropVideo, takeVideo } from "../../../../../../desk/settings/take-video.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";
import { readJson } from "../../../../../../server/read-json.ts";

export const dynamic = "force-dynamic";

const headers = { "cache-control": CACHE.none };

/** Where the browser may put a finish video, once. */
export const POST = deskEndpoint("editor", async ({ site, session, event, request }) => {
  const uploader = { personId: session.userId, limiter: site.limiter };
  const wanted = (await readJson(request)) as Parameters<typeof Video.sign>[1];
  return Response.json(await Video.sign({ ...site, event, uploader }, wanted), { headers });
});

/** The video is there: from now on runners are shown their moment in it. */
export const PUT = deskEndpoint("editor", async (desk) => {
  await takeVideo(desk, await readJson(desk.request));
  return new Response(null, { status: 204, headers });
});

export const DELETE = deskEndpoint("editor", async (desk) => {
  await dropVideo(desk);
  return new Response(null, { status: 204, headers });
});
