import { z } from "zod";
import { BibNumber, EventId, PhotographerId } from "../id/index.ts";
import { fn } from "../input/index.ts";
import type { Tile } from "../photo/tile.ts";
import type { Projection } from "../port/index.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";

export const PAGE_SIZE = { default: 60, max: 500 } as const;

export const PageInput = z.object({
  eventId: EventId,
  bib: BibNumber.optional(),
  photographerId: PhotographerId.optional(),
  /** Only photos in which no bib could be read; says nothing together with a bib. */
  unidentified: z.literal(true).optional(),
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
  const { cursor, limit, ...filters } = input;
  const scope = JSON.stringify(filters, Object.keys(filters).sort());
  const found = await projection.gallery({
    ...filters,
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
