import { z } from "zod";
import { PhotographerId } from "../id/index.ts";
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
