import { z } from "zod";
import { EventId } from "../id/index.ts";
import { everyRow, oneOrNone, type Truth } from "../truth/index.ts";
import { COLUMNS, Info } from "./info.ts";

/** The event as far as this truth may see it: strangers see published events only, members their own drafts too. */
export async function fromID(truth: Truth, eventId: string): Promise<Info | undefined> {
  if (!EventId.safeParse(eventId).success) return undefined;
  return oneOrNone(Info, await truth.from("events").select(COLUMNS).eq("id", eventId).maybeSingle());
}

/** Published events, latest first. One that cannot be read is left out: it must not take everybody else's with it. */
export async function published(truth: Truth): Promise<Info[]> {
  const found = await everyRow(z.unknown(), (from, to) =>
    latestFirst(truth.from("events").select(COLUMNS).eq("status", "published")).range(from, to),
  );
  return found.flatMap((row) => {
    const event = Info.safeParse(row);
    if (!event.success) process.emitWarning(`A published event cannot be read: ${z.prettifyError(event.error)}`);
    return event.success ? [event.data] : [];
  });
}

/** An organizer's events in any state, latest first. */
export async function forOrganizer(truth: Truth, organizerId: string): Promise<Info[]> {
  return await everyRow(Info, (from, to) =>
    latestFirst(truth.from("events").select(COLUMNS).eq("organizer_id", organizerId)).range(from, to),
  );
}

/** The secret that opens an unpublished event's images; members only. */
export async function previewToken(truth: Truth, eventId: string): Promise<string | undefined> {
  const found = await truth.from("event_previews").select("token").eq("event_id", eventId).maybeSingle();
  return oneOrNone(z.object({ token: z.string() }), found)?.token;
}

/** Every event in any state, latest first: for operators. */
export async function all(truth: Truth): Promise<Info[]> {
  return await everyRow(Info, (from, to) => latestFirst(truth.from("events").select(COLUMNS)).range(from, to));
}

/** Two of one day always in the same order: else a page could repeat one and leave out another. */
function latestFirst<Query extends Ordered>(query: Query): Query {
  return query.order("starts_on", { ascending: false }).order("id");
}

interface Ordered {
  order(column: string, options?: { readonly ascending: boolean }): this;
}
