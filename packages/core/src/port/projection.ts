import type { Progress, StatusCounts } from "../photo/counter-row.ts";
import type { Info } from "../photo/info.ts";
import type { Tile } from "../photo/tile.ts";

/** Where a page ended, opaque to everyone but the projection. */
export type Position = Readonly<Record<string, string>>;

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page. */
  readonly next: Position | undefined;
}

/** A photographer's photos of a stretch of time. */
export interface Stretch {
  readonly photographerId: string;
  /** ISO 8601 UTC, both inclusive. */
  readonly from: string;
  readonly to: string;
}

export interface GalleryQuery {
  readonly eventId: string;
  readonly bib?: string | undefined;
  /** With a bib: photos on which a face is proposed for it, instead of those where it was read. */
  readonly proposedByFace?: boolean | undefined;
  readonly photographerId?: string | undefined;
  /** Only photos in which no bib could be read. */
  readonly unidentified?: boolean | undefined;
  /** Only photos of one of these stretches; of none when there is none. */
  readonly among?: readonly Stretch[] | undefined;
  /** ISO 8601 UTC, inclusive. */
  readonly from?: string | undefined;
  /** ISO 8601 UTC, exclusive. */
  readonly to?: string | undefined;
  readonly limit: number;
  readonly start?: Position | undefined;
}

export interface PhotoRef {
  readonly organizerId: string;
  readonly eventId: string;
  readonly photoId: string;
}

/** The read model. One PHOTO item per photo; index rows and counters follow from it in the same transaction. */
export interface Projection {
  photo(ref: PhotoRef): Promise<Info | undefined>;
  /** Those that exist, in no particular order. */
  photos(refs: readonly PhotoRef[]): Promise<Info[]>;
  /**
   * Writes a photo, its bib rows and its event's counters, all or nothing.
   * @param previous what the caller has read; a photo written since then is a `conflict` and nothing is changed
   */
  save(photo: Info, previous: Info | undefined): Promise<"saved" | "conflict">;
  /** Takes a photo, its rows and its share of the counters away, unless it was written since it was read. */
  remove(photo: Info): Promise<"removed" | "conflict">;
  /** Photos runners may see, by capture time. */
  gallery(query: GalleryQuery): Promise<Page<Tile>>;
  /** All photos of an event in any state, by photo id. */
  list(event: { organizerId: string; eventId: string }, limit: number, start?: Position): Promise<Page<Info>>;
  /** Partial photos whose time has come, longest due first. */
  dueRetries(now: Date, limit: number): Promise<readonly PhotoRef[]>;
  /** Photos that are partial, rejected or dead-lettered and not out of sight, by photo id. */
  troubles(event: { organizerId: string; eventId: string }, limit: number, start?: Position): Promise<Page<Info>>;
  counts(event: { organizerId: string; eventId: string }): Promise<StatusCounts>;
  /** The same by photographer, camera and batch: some thirty small items, however many photos there are. */
  progress(event: { organizerId: string; eventId: string }): Promise<Progress>;
}
