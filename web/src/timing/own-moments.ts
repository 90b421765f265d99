/** A runner's own moment on the course: where, and when in ms since the epoch by the clock of the camera there. */
export type OwnMoment = readonly [place: string, at: number];

const keyOf = (eventId: string) => `moments:${eventId}`;

/** Keeps when the runner that was looked for passed, until this tab is closed: the whole gallery marks it along the day. */
export function keepMoments(eventId: string, moments: readonly OwnMoment[]): void {
  try {
    sessionStorage.setItem(keyOf(eventId), JSON.stringify(moments));
  } catch {
    // Marks are a convenience: without storage there are none.
  }
}

export function keptMoments(eventId: string): readonly OwnMoment[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(eventId)) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isMoment) : [];
  } catch {
    return [];
  }
}

function isMoment(value: unknown): value is OwnMoment {
  return Array.isArray(value) && typeof value[0] === "string" && typeof value[1] === "number";
}
