/** By kind: what was counted. */
type Counts = Readonly<Partial<Record<string, number>>>;

export interface DayCounts {
  /** `2026-10-18` at the event. */
  readonly day: string;
  readonly counts: Counts;
}

/** Numbers of what happened at events, by day. It knows days and kinds, and nothing of whom. */
export interface VisitCounter {
  add(eventId: string, day: string, counts: Counts): Promise<void>;
  /** Days on which anything happened, oldest first. @param from the first one asked for */
  days(eventId: string, from: string | undefined): Promise<readonly DayCounts[]>;
}
