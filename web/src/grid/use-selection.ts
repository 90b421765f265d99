import { useState } from "react";
import type { GridPhoto } from "./grid-photo.ts";

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** While photos are being picked, a press on a photo picks it. */
  readonly isActive: boolean;
  /** @param isRange picks everything from the last photo that was pressed to this one */
  toggle(photoId: string, isRange: boolean): void;
  /** Picks everything from the last photo that was pressed to this one. */
  extend(photoId: string | undefined): void;
  begin(): void;
  /** These and no others. */
  pick(photoIds: readonly string[]): void;
  clear(): void;
}

/** Photos picked one by one, or in a row with Shift. */
export function useSelection(photos: readonly GridPhoto[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [isActive, setActive] = useState(false);
  const [anchor, setAnchor] = useState<string>();
  const rangeTo = (photoId: string) => {
    const from = photos.findIndex(({ id }) => id === anchor);
    const to = photos.findIndex(({ id }) => id === photoId);
    return from < 0 || to < 0 ? [] : photos.slice(Math.min(from, to), Math.max(from, to) + 1);
  };
  const extend = (photoId: string | undefined) => {
    if (photoId === undefined) return;
    setIds((old) => new Set([...old, photoId, ...rangeTo(photoId).map(({ id }) => id)]));
    setAnchor((old) => old ?? photoId);
    setActive(true);
  };
  return {
    ids,
    isActive,
    toggle(photoId, isRange) {
      if (isRange && rangeTo(photoId).length > 0) return extend(photoId);
      const next = new Set(ids);
      if (!next.delete(photoId)) next.add(photoId);
      setIds(next);
      setAnchor(photoId);
      setActive(next.size > 0);
    },
    extend,
    begin: () => setActive(true),
    pick: (photoIds) => {
      setIds(new Set(photoIds));
      setActive(true);
    },
    clear: () => {
      setIds(new Set());
      setAnchor(undefined);
      setActive(false);
    },
  };
}
