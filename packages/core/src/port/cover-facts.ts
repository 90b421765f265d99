import type { CoverFact } from "../photo/cover-row.ts";

/** What is on the photos of an event, as short as the coverage board needs it: reading it never reads the photos. */
export interface CoverFacts {
  /** One for each photo that was read, in no particular order. */
  facts(event: { readonly organizerId: string; readonly eventId: string }): Promise<readonly CoverFact[]>;
}
