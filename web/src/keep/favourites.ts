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
