import { z } from "zod";
import { BibNumber, PhotographerId } from "../id/index.ts";
import { type Info, isVisible } from "../photo/photo.ts";
import type { Position, Projection } from "../port/index.ts";
import { rows, Timestamp, type Truth } from "../truth/index.ts";

export const SHOWN = ["all", "unidentified", "partial", "rejected", "hidden"] as const;

export const Filter = z.object({
  show: z.enum(SHOWN).catch("all").default("all"),
  photographerId: PhotographerId.optional().catch(undefined),
  bib: BibNumber.optional().catch(undefined),
  /** ISO 8601 UTC, inclusive. */
  from: z.iso.datetime().optional().catch(undefined),
  /** ISO 8601 UTC, exclusive. */
  to: z.iso.datetime().optional().catch(undefined),
});
export type Filter = z.output<typeof Filter>;

/** Photos on one page of the grid. */
export const GRID_PAGE = 120;

interface Context {
  readonly truth: Truth;
  readonly projection: Projection;
  readonly event: { readonly organizerId: string; readonly eventId: string };
}

export interface GridPage {
  readonly photos: readonly Info[];
  /** Of those taken away: how and when, by photo id. */
  readonly away: ReadonlyMap<string, Away>;
  /** Absent on the last page. */
  readonly next: Position | undefined;
}

export interface Away {
  readonly kind: "takedown" | "deleted";
  /** ISO 8601 UTC */
  readonly at: string;
}

const NONE: ReadonlyMap<string, Away> = new Map();

/**
 * One page of the photos desk. Every filter is answered by the index that fits, so a page costs the same whether the event has a
 * hundred photos or fifty thousand. By capture time, except what is in trouble (by id) and what was taken away (the latest first).
 */
export async function grid(context: Context, filter: Filter, start?: Position): Promise<GridPage> {
  if (filter.show === "hidden") return hidden(context, filter, start);
  if (filter.show === "partial" || filter.show === "rejected") return inTrouble(context, filter, start);
  const { projection, event } = context;
  const { show, ...rest } = filter;
  const found = await projection.gallery({
    eventId: event.eventId,
    ...rest,
    ...(show === "unidentified" && { unidentified: true }),
    limit: GRID_PAGE,
    start,
  });
  const photos = await photosOf(context, found.items);
  // An index is a moment behind: what was changed just now is left out by what it is now.
  return { photos: photos.filter((photo) => isVisible(photo) && fits(photo, filter)), away: NONE, next: found.next };
}

async function inTrouble(context: Context, filter: Filter, start?: Position): Promise<GridPage> {
  const { items, next } = await context.projection.troubles(context.event, GRID_PAGE, start);
  const isWanted = (photo: Info) => (photo.status === "partial") === (filter.show === "partial");
  return { photos: items.filter((photo) => isWanted(photo) && fits(photo, filter)), away: NONE, next };
}

async function hidden(context: Context, filter: Filter, start?: Position): Promise<GridPage> {
  const { truth, event } = context;
  const from = Number(start?.offset ?? 0);
  const query = truth.from("takedowns").select("photo_id, kind, taken_down_at").eq("event_id", event.eventId);
  const page = query
    .is("restored_at", null)
    .is("erased_at", null)
    .order("taken_down_at", { ascending: false })
    .order("photo_id");
  const found = rows(AwayRow, await page.range(from, from + GRID_PAGE - 1));
  const photos = await photosOf(context, found);
  const away = new Map(found.map(({ photoId, kind, at }) => [photoId, { kind, at }]));
  const next = found.length < GRID_PAGE ? undefined : { offset: String(from + GRID_PAGE) };
  return { photos: photos.filter((photo) => fits(photo, filter)), away, next };
}

const AwayRow = z
  .object({ photo_id: z.string(), kind: z.enum(["takedown", "deleted"]), taken_down_at: Timestamp })
  .transform((row): Away & { readonly photoId: string } => ({
    photoId: row.photo_id,
    kind: row.kind,
    at: row.taken_down_at,
  }));

/** In the order of the ids. */
async function photosOf(
  { projection, event: { organizerId, eventId } }: Context,
  ids: readonly { readonly photoId: string }[],
): Promise<Info[]> {
  const found = await projection.photos(ids.map(({ photoId }) => ({ organizerId, eventId, photoId })));
  const byId = new Map(found.map((photo) => [photo.photoId, photo]));
  return ids.flatMap(({ photoId }) => byId.get(photoId) ?? []);
}

function fits(photo: Info, { show, photographerId, bib, from, to }: Filter): boolean {
  const bibs = photo.bibs.filter(({ state }) => state !== "rejected");
  const time = photo.captureTime ?? photo.uploadedAt;
  return (
    (!photographerId || photo.photographerId === photographerId) &&
    (!bib || bibs.some((match) => match.bib === bib)) &&
    (show !== "unidentified" || bibs.length === 0) &&
    (!from || time >= from) &&
    (!to || time < to)
  );
}
