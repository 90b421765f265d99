"use client";

import { useNonce } from "../ui/nonce.tsx";
import type { GridPhoto } from "./grid-photo.ts";
import { tileRules } from "./tile-style.ts";

interface Props {
  readonly photos: readonly Pick<GridPhoto, "w" | "h" | "tint" | "hash">[];
}

/** Ratios and colours of these tiles. In the browser too: after a change of page the document's own nonce still counts. */
export function TileRules({ photos }: Props) {
  return <style nonce={useNonce()}>{tileRules(photos)}</style>;
}
