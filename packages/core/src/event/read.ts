import { z } from "zod";
import { EventId } from "../id/index.ts";
import { oneOrNone, rows, type Truth } from "../truth/index.ts";
import { COLUMNS, Info } from "./info.ts";

/** The event as far as this truth may see it: strangers see published events only, members their own drafts too. */
export async function fromID(truth: Truth, eventId: string): Promise<Info | undefined> {
  if (!EventId.safeParse(eventId).success) return undefined;
  return oneOrNone(Info, await truth.from("events").select(COLUMNS).eq("id", eventId).maybeSingle());
}

/** Published events, latest first. One that cannot be read is left out: it must not take everybody else's with it. */
export async function published(truth: Truth): Promise<Info[]> {
  const query = truth.from("events").select(COLUMNS).eq("status", "published");
  const found = rows(z.unknown(), await query.order("starts_on", { ascending: false }).limit(200));
  return found.flatMap((row) => {
    const event = Info.safeParse(row);
    if (!event.success) process.emitWarning(`A published event cannot be read: ${z.prettifyError(event.error)}`);
    return event.success ? [event.data] : [];
  });
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

/** Every event in any state, latest first: for operators. */
export async function all(truth: Truth): Promise<Info[]> {
  return rows(Info, await truth.from("events").select(COLUMNS).order("starts_on", { ascending: false }).limit(1000));
}
