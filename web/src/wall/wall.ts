import type { WallPhoto } from "./newest-photos.ts";

/** Which photos go round, which one is shown, and where a new one goes: right after it. Plain, so that it can be tried without a screen. */
export interface Round {
  readonly photos: readonly WallPhoto[];
  readonly at: number;
}

/** Takes up what came new: it is shown next, and what is no longer among the newest leaves, except what is shown now. */
export function taken({ photos, at }: Round, newest: readonly WallPhoto[]): Round {
  if (newest.length === 0) return { photos, at };
  const shown = photos[at];
  const known = new Set(photos.map(({ id }) => id));
  const kept = photos.filter(({ id }) => id === shown?.id || newest.some((photo) => photo.id === id));
  const fresh = newest.filter(({ id }) => !known.has(id));
  const index = Math.max(
    0,
    kept.findIndex(({ id }) => id === shown?.id),
  );
  if (shown === undefined) return { photos: newest, at: 0 };
  return { photos: [...kept.slice(0, index + 1), ...fresh, ...kept.slice(index + 1)], at: index };
}

/** The next photo that could be loaded. @param broken ids of those that could not */
export function next({ photos, at }: Round, broken: ReadonlySet<string>): Round {
  for (let step = 1; step <= photos.length; step++) {
    const index = (at + step) % photos.length;
    if (!broken.has(photos[index]?.id ?? "")) return { photos, at: index };
  }
  return { photos, at };
}
