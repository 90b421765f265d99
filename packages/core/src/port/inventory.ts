import type { Box } from "../photo/info.ts";

interface EventRef {
  readonly organizerId: string;
  readonly eventId: string;
}

export interface KeptFace {
  readonly faceId: string;
  readonly photoId: string;
  readonly box: Box;
  /** 0–100 */
  readonly confidence: number;
}

/** Keys and attributes of one item of the projection's table. */
export type Row = Readonly<Record<string, unknown>> & { readonly PK: string; readonly SK: string };

/** Everything of an event that is kept, item by item: for operators, never for a request. */
export interface Inventory {
  /** Keys of all objects of an event: originals, renditions, kept readings or finish videos. */
  keys(event: EventRef, folder: "raw" | "processed" | "analysis" | "video"): AsyncIterable<string>;
  /** Every face in the event's collection. */
  faces(event: EventRef): AsyncIterable<KeptFace>;
  /** Rows of an event in the projection whose sort key begins so. */
  rows(event: EventRef, sortKeyPrefix: string): AsyncIterable<Row>;
  putRow(row: Row): Promise<void>;
  deleteRow(row: Row): Promise<void>;
}
