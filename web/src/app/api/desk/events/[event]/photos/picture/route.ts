import { SnapRaceError } from "@snaprace/core/errors";
import { PhotoId } from "@snaprace/core/id";
import { Image } from "@snaprace/core/image";
import { Photo } from "@snaprace/core/photo";
import { deskEndpoint } from "../../../../../../../desk/desk-endpoint.ts";
import { CACHE } from "../../../../../../../server/cache-control.ts";

export const dynamic = "force-dynamic";

/** The picture of one photo, for those who decide about it: the CDN shows nobody what a runner or the team took away. */
export const GET = deskEndpoint("editor", async ({ site, event, request }) => {
  const query = new URL(request.url).searchParams;
  const asked = PhotoId.safeParse(query.get("photo"));
  const { organizerId, eventId } = event;
  const photo = asked.success && (await site.projection.photo({ organizerId, eventId, photoId: asked.data }));
  const size = query.get("size") === "medium" ? "medium" : "small";
  const stored = photo && (await site.objects.get(Photo.keys.rendition(photo, size)));
  if (!stored) throw new SnapRaceError("not-found", "No such picture.");
  return new Response(new Uint8Array(stored.bytes), {
    headers: { "content-type": Image.RENDITIONS[size].contentType, "cache-control": CACHE.none },
  });
});
