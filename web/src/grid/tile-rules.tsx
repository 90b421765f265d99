"use client";

import { useNonce } from "../ui/nonce.tsx";
import type { GridPhoto } from "./grid-photo.ts";
import { tileRules } from "./tile-style.ts";

interface Props {
  readonly photos: readonly (Pick<GridPhoto, "w" | "h" | "hash"> & { readonly id?: string })[];
  /** Pictures to lie under the photos, by photo id. */
  readonly pictures?: ReadonlyMap<string, string> | undefined;
}

/** Ratios and colours of these tiles. In the browser too: after a change of page the document's own nonce still counts. */
export function TileRules({ photos, pictures }: Props) {
  return <style nonce={useNonce()}>{tileRules(photos, pictures)}</style>;
}
