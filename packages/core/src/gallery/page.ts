import { z } from "zod";
import { BibNumber, EventId, PhotographerId } from "../id/index.ts";
import { fn } from "../input/index.ts";
import type { Tile } from "../photo/tile.ts";
import type { Projection } from "../port/index.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";

export const PAGE_SIZE = { default: 60, max: 500 } as const;

/** Each is three values of a filter expression, of which DynamoDB takes some 4 KB. */
export const MOST_STRETCHES = 24;

export const PageInput = z.object({
  eventId: EventId,
  bib: BibNumber.optional(),
  photographerId: PhotographerId.optional(),
  /** Only photos in which no bib could be read; says nothing together with a bib. */
  unidentified: z.literal(true).optional(),
  /** A place of the course, told by who stood there when. */
  checkpoint: z
    .object({
      id: z.string().max(32),
      stretches: z
        .array(z.object({ photographerId: PhotographerId, from: z.iso.datetime(), to: z.iso.datetime() }))
        .max(MOST_STRETCHES),
    })
    .optional(),
  /** ISO 8601 with offset; inclusive. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** ISO 8601 with offset; exclusive. */
  to: z.iso.datetime({ offset: true }).optional(),
  cursor: z.string().max(1000).optional(),
  limit: z.number().int().min(1).max(PAGE_SIZE.max).default(PAGE_SIZE.default),
});

export interface PhotoPage {
  readonly photos: readonly Tile[];
  /** Absent on the last page. */
  readonly cursor: string | undefined;
}

interface Context {
  readonly projection: Projection;
  readonly cursorSigningKey: string;
}

/** Photos of an event that runners may see, by capture time; all filters combine. */
export const page = fn(PageInput, async ({ projection, cursorSigningKey }: Context, input): Promise<PhotoPage> => {
  const { cursor, limit, checkpoint, ...filters } = input;
  // By the place's name: what is known of who stood there grows while photos arrive.
  const scoped = { ...filters, ...(checkpoint && { checkpoint: checkpoint.id }) };
  const scope = JSON.stringify(scoped, Object.keys(scoped).sort());
  if (checkpoint?.stretches.length === 0) return { photos: [], cursor: undefined };
  const found = await projection.gallery({
    ...filters,
    among: checkpoint?.stretches,
    from: utc(filters.from),
    to: utc(filters.to),
    limit,
    start: cursor === undefined ? undefined : decodeCursor(cursor, scope, cursorSigningKey),
  });
  return {
    photos: found.items,
    cursor: found.next && encodeCursor(found.next, scope, cursorSigningKey),
  };
});

function utc(time: string | undefined): string | undefined {
  return time && new Date(time).toISOString();
}
