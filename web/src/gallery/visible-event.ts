import { createHash, timingSafeEqual } from "node:crypto";
import { SnapRaceError } from "@snaprace/core/errors";
import { Event } from "@snaprace/core/event";
import type { Truth } from "@snaprace/core/truth";
import type { SiteContext } from "../server/context.ts";

/** An event that the visitor may see, and as whom to read what belongs to it. */
export interface VisibleEvent {
  readonly event: Event.Info;
  /** Set when the event is not published and the visitor holds its preview token; images need it too. */
  readonly preview: string | undefined;
  readonly truth: Truth;
}

type Context = Pick<SiteContext, "publicTruth" | "serverTruth">;

/** A published event, or one whose preview token the visitor holds. Not there and not allowed are the same `undefined`. */
export async function visibleEvent(
  { publicTruth, serverTruth }: Context,
  eventId: string,
  preview?: string | undefined,
): Promise<VisibleEvent | undefined> {
  const published = await Event.fromID(publicTruth, eventId);
  if (published) return { event: published, preview: undefined, truth: publicTruth };
  if (!preview) return undefined;
  const event = await Event.fromID(serverTruth, eventId);
  const token = event && (await Event.previewToken(serverTruth, eventId));
  if (!event || !token || !isSame(token, preview)) return undefined;
  return { event, preview: token, truth: serverTruth };
}

/** @throws SnapRaceError `not-found` */
export async function requireVisibleEvent(
  context: Context,
  eventId: string,
  preview?: string | null,
): Promise<VisibleEvent> {
  const visible = await visibleEvent(context, eventId, preview ?? undefined);
  if (!visible) throw new SnapRaceError("not-found", "No such event for this visitor.");
  return visible;
}

/** Takes the same time wherever two texts differ. */
function isSame(secret: string, claim: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(secret), digest(claim));
}
