import { z } from "zod";
import { EventId, OrganizerId, PhotographerId } from "../id/index.ts";
import { fn } from "../input/index.ts";
import { oneOrNone, rows, type Truth } from "../truth/index.ts";

const COLUMNS = "id, name, handle, website";

/** Who is credited on a photo. */
export const Info = z
  .object({ id: PhotographerId, name: z.string(), handle: z.string().nullable(), website: z.string().nullable() })
  .transform((row) => ({
    photographerId: row.id,
    name: row.name,
    handle: row.handle ?? undefined,
    website: row.website ?? undefined,
  }));
export type Info = z.infer<typeof Info>;

export async function fromID(truth: Truth, photographerId: string): Promise<Info | undefined> {
  if (!PhotographerId.safeParse(photographerId).success) return undefined;
  return oneOrNone(Info, await truth.from("photographers").select(COLUMNS).eq("id", photographerId).maybeSingle());
}

/** Those who photographed an event, by name. */
export async function forEvent(truth: Truth, eventId: string): Promise<Info[]> {
  const query = truth.from("event_photographers").select(`photographers(${COLUMNS})`).eq("event_id", eventId);
  const found = rows(z.object({ photographers: Info }), await query);
  return found.map((row) => row.photographers).sort((a, b) => a.name.localeCompare(b.name));
}

/** All of an organizer, by name. */
export async function forOrganizer(truth: Truth, organizerId: string): Promise<Info[]> {
  const query = truth.from("photographers").select(COLUMNS).eq("organizer_id", organizerId);
  return rows(Info, await query.order("name"));
}

export const AddInput = z.object({
  organizerId: OrganizerId,
  eventId: EventId,
  photographerId: PhotographerId,
  name: z.string().trim().min(1, "A photographer needs a name.").max(120),
  handle: z.string().trim().max(60).optional(),
  website: z
    .union([z.literal(""), z.url({ protocol: /^https$/, error: "A web address begins with https://." })])
    .optional(),
});

/** A new photographer, credited at this event. @throws SnapRaceError `conflict` when the id is taken */
export const add = fn(AddInput, async ({ truth }: { truth: Truth }, input): Promise<void> => {
  const { photographerId: id, organizerId: organizer_id, name } = input;
  const values = { id, organizer_id, name, handle: input.handle || null, website: input.website || null };
  rows(z.object({ id: z.string() }), await truth.from("photographers").insert(values).select("id"));
  await assign(truth, input.eventId, id);
});

export async function assign(truth: Truth, eventId: string, photographerId: string): Promise<void> {
  const row = { event_id: eventId, photographer_id: PhotographerId.parse(photographerId) };
  const query = truth.from("event_photographers").upsert(row, { onConflict: "event_id,photographer_id" });
  rows(z.object({ event_id: z.string() }), await query.select("event_id"));
}

/** The photos keep their credit; only new ones are no longer offered it. */
export async function unassign(truth: Truth, eventId: string, photographerId: string): Promise<void> {
  const query = truth.from("event_photographers").delete().eq("event_id", eventId);
  rows(z.object({ event_id: z.string() }), await query.eq("photographer_id", photographerId).select("event_id"));
}
