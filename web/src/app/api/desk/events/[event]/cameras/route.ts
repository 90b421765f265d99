import { deskEndpoint } from "../../../../../../desk/desk-endpoint.ts";
import { cameraList, cameraPreview, shiftCamera } from "../../../../../../desk/photos/cameras.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";
import { readJson } from "../../../../../../server/read-json.ts";

export const dynamic = "force-dynamic";

const HEADERS = { "cache-control": CACHE.none };

/** The cameras of an event, or what is known of the clock of one: `?camera=`. */
export const GET = deskEndpoint("editor", async ({ request, ...desk }) => {
  const camera = new URL(request.url).searchParams.get("camera");
  return Response.json(camera ? await cameraPreview(desk, camera) : await cameraList(desk), { headers: HEADERS });
});

/** One step of setting a camera's clock. */
export const POST = deskEndpoint("editor", async ({ request, ...desk }) => {
  const input = (await readJson(request)) as Parameters<typeof shiftCamera>[1];
  return Response.json(await shiftCamera(desk, input), { headers: HEADERS });
});
