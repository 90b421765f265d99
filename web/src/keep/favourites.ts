"use client";

import { useMemo } from "react";
import { useKept } from "./kept-set.ts";

/** Photos a runner has marked, of one event, in the order of marking. */
export function useFavourites(eventId: string) {
  const { values, set } = useKept(`favourites:${eventId}`);
  return useMemo(
    () => ({
      ids: [...values.keys()],
      has: (photoId: string) => values.has(photoId),
      toggle: (photoId: string) => set(photoId, values.has(photoId) ? undefined : "1"),
      add: (photoId: string) => set(photoId, "1"),
    }),
    [values, set],
  );
}

/** Photos of a page of favourites: those that were marked since come last, and one that is none any more stays until the page is left. */
export function withMarked(shown: readonly string[], marked: readonly string[]): readonly string[] {
  const known = new Set(shown);
  const added = marked.filter((id) => !known.has(id));
  return added.length > 0 ? [...shown, ...added] : shown;
}
