import { useState } from "react";
import type { GridPhoto } from "./grid-photo.ts";

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** While photos are being picked, a press on a photo picks it. */
  readonly isActive: boolean;
  toggle(index: number, photoId: string, isRange: boolean): void;
  begin(): void;
  all(): void;
  clear(): void;
}

/** Photos picked one by one, or in a row with Shift. */
export function useSelection(photos: readonly GridPhoto[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [isActive, setActive] = useState(false);
  const [anchor, setAnchor] = useState<string>();
  return {
    ids,
    isActive,
    toggle(_, photoId, isRange) {
      const from = photos.findIndex(({ id }) => id === anchor);
      const to = photos.findIndex(({ id }) => id === photoId);
      const range = isRange && from >= 0 ? photos.slice(Math.min(from, to), Math.max(from, to) + 1) : [];
      const next = new Set(ids);
      for (const { id } of range) next.add(id);
      if (range.length === 0 && !next.delete(photoId)) next.add(photoId);
      setIds(next);
      setAnchor(photoId);
      setActive(next.size > 0);
    },
    begin: () => setActive(true),
    all: () => {
      setIds(new Set(photos.map(({ id }) => id)));
      setActive(true);
    },
    clear: () => {
      setIds(new Set());
      setActive(false);
    },
  };
}
