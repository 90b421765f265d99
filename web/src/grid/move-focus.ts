import type { KeyboardEvent } from "react";

/**
 * Arrow keys go from photo to photo: sideways in order, up and down to the one that lies nearest.
 * @returns the tile that has the focus now, if it moved
 */
export function moveFocus(event: KeyboardEvent<HTMLElement>): HTMLElement | undefined {
  const { key, currentTarget, target } = event;
  const tile = target instanceof HTMLElement ? target.closest<HTMLElement>(".photo-tile") : null;
  if (!tile || !key.startsWith("Arrow") || event.altKey || event.metaKey || event.ctrlKey) return undefined;
  const tiles = [...currentTarget.querySelectorAll<HTMLElement>(".photo-tile")];
  const index = Number(tile.dataset.index);
  const next =
    key === "ArrowLeft" || key === "ArrowRight"
      ? tiles.find((other) => Number(other.dataset.index) === index + (key === "ArrowRight" ? 1 : -1))
      : nearest(tile, tiles, key === "ArrowDown" ? 1 : -1);
  const link = next?.querySelector<HTMLElement>("a");
  if (!link) return undefined;
  event.preventDefault();
  link.focus();
  return next;
}

function nearest(tile: HTMLElement, tiles: readonly HTMLElement[], direction: 1 | -1): HTMLElement | undefined {
  const own = tile.getBoundingClientRect();
  const middle = own.left + own.width / 2;
  let best: { tile: HTMLElement; cost: number } | undefined;
  for (const other of tiles) {
    const box = other.getBoundingClientRect();
    const down = (box.top - own.top) * direction;
    if (down < own.height / 4) continue;
    const cost = down * 4 + Math.abs(box.left + box.width / 2 - middle);
    if (!best || cost < best.cost) best = { tile: other, cost };
  }
  return best?.tile;
}
