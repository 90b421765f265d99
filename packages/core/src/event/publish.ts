import { z } from "zod";
import type { Clock } from "../clock/index.ts";
import { SnapRaceError } from "../errors/index.ts";
import type { EdgeStore } from "../port/index.ts";
import { edge as edgeTopology } from "../topology/edge.ts";
import { one, oneOrNone, type Truth } from "../truth/index.ts";
import { COLUMNS, Info } from "./info.ts";
import { previewToken } from "./read.ts";

interface Context {
  readonly truth: Truth;
  readonly edge: EdgeStore;
}

/**
 * Opens an event to everyone. The pages follow truth and the images follow the CDN's store, which is written last: if that
 * fails the call fails, the pages are open without pictures, and calling again completes it.
 * @param announce whether those who asked to be told are told now, of an open event as well
 * @throws SnapRaceError `not-found` when there is no such event or the person may not edit it
 */
export async function publish(
  { truth, edge, clock }: Context & { readonly clock: Clock },
  eventId: string,
  announce = false,
): Promise<Info> {
  const event = await change(truth, eventId, {
    status: "published",
    ...(announce && { announced_at: clock.now().toISOString() }),
  });
  const arePhotosOver = event.photosExpireAt !== undefined && Date.parse(event.photosExpireAt) <= clock.now().getTime();
  // A CDN may hold images of photos that are deleted by now.
  if (!arePhotosOver) await edge.put(edgeTopology.keys.event(eventId), "published");
  return event;
}

/** Closes an event to everyone but its people. A failure after the pages have closed is completed by calling again. */
export async function unpublish({ truth, edge }: Context, eventId: string): Promise<Info> {
  // The truth layer is written first because it also decides whether this person may do so.
  const event = await change(truth, eventId, { status: "draft" });
  await edge.delete(edgeTopology.keys.event(eventId));
  return event;
}

/**
 * Makes a new private link; whoever holds the one before sees nothing any more. Also called when the CDN did not learn of it.
 * @throws SnapRaceError `not-allowed`, `not-found`
 */
export async function renewPreview({ truth, edge }: Context, eventId: string): Promise<string> {
  const before = one(z.string().nullable(), await truth.rpc("renew_preview", { p_event: eventId }));
  if (before) await edge.delete(edgeTopology.keys.preview(before));
  const token = await previewToken(truth, eventId);
  if (!token) throw new SnapRaceError("not-found", `No event ${eventId} that this person may edit.`);
  await edge.put(edgeTopology.keys.preview(token), eventId);
  return token;
}

async function change(truth: Truth, eventId: string, values: Readonly<Record<string, string>>): Promise<Info> {
  const query = truth.from("events").update(values).eq("id", eventId).select(COLUMNS);
  const event = oneOrNone(Info, await query.maybeSingle());
  if (!event) throw new SnapRaceError("not-found", `No event ${eventId} that this person may edit.`);
  return event;
}
