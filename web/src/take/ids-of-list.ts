import type { TileRow } from "../grid/grid-photo.ts";

export interface ListIds {
  /** In the order of the list. */
  readonly ids: readonly string[];
  /** Whether the list goes on after them. */
  readonly hasMore: boolean;
}

/**
 * The photos of a list from its beginning, by name: some forty bytes each, and no tile is drawn for them.
 * @param url the list's address at the API, without a cursor
 * @param most of them
 * @throws Error when a part of them does not come: some of them would look like all
 */
export async function idsOfList(url: string, most: number, signal: AbortSignal): Promise<ListIds> {
  const ids = new Set<string>();
  let next: string | undefined = url;
  while (next !== undefined && ids.size < most) {
    const response = await fetch(next, { signal });
    if (!response.ok) throw new Error(`The API answered ${response.status}.`);
    const answer = (await response.json()) as { readonly photos: readonly TileRow[]; readonly next: string | null };
    for (const [id] of answer.photos) ids.add(id);
    next = answer.next === null ? undefined : `${url}&${new URLSearchParams({ cursor: answer.next })}`;
  }
  const all = [...ids];
  return { ids: all.slice(0, most), hasMore: next !== undefined || all.length > most };
}

/** A list's address without the cursor that it goes on from. */
export function fromBeginning(next: string): string {
  const { pathname, searchParams } = new URL(next, window.location.origin);
  searchParams.delete("cursor");
  return `${pathname}?${searchParams}`;
}
