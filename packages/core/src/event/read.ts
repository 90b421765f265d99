import { z } from "zod";
import { EventId } from "../id/index.ts";
import { oneOrNone, rows, type Truth } from "../truth/index.ts";
import { COLUMNS, Info } from "./info.ts";

/** The event as far as this truth may see it: strangers see published events only, members their own drafts too. */
export async function fromID(truth: Truth, eventId: string): Promise<Info | undefined> {
  if (!EventId.safeParse(eventId).success) return undefined;
  return oneOrNone(Info, await truth.from("events").select(COLUMNS).eq("id", eventId).maybeSingle());
}

/** Published events, latest first. */
export async function published(truth: Truth): Promise<Info[]> {
  const query = truth.from("events").select(COLUMNS).eq("status", "published");
  return rows(Info, await query.order("starts_on", { ascending: false }).limit(200));
}

/** An organizer's events in any state, latest first. */
export async function forOrganizer(truth: Truth, organizerId: string): Promise<Info[]> {
  const query = truth.from("events").select(COLUMNS).eq("organizer_id", organizerId);
  return rows(Info, await query.order("starts_on", { ascending: false }).limit(1000));
}

/** The secret that opens an unpublished event's images; members only. */
export async function previewToken(truth: Truth, eventId: string): Promise<string | undefined> {
  const found = await truth.from("event_previews").select("token").eq("event_id", eventId).maybeSingle();
  return oneOrNone(z.object({ token: z.string() }), found)?.token;
}
