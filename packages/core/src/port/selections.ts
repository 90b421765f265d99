/** Photos somebody is about to take: too many for an address, so that the address names the list instead. */
export interface Selection {
  readonly eventId: string;
  readonly photoIds: readonly string[];
}

/** Lists of photos, kept for as long as a download of them may last or be taken up again. */
export interface Selections {
  /** @returns its name; the same list has the same one */
  keep(selection: Selection, now: Date): Promise<string>;
  /** @returns `undefined` for one that is not there or no longer */
  find(name: string, now: Date): Promise<Selection | undefined>;
}
