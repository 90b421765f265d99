import { ApiError } from "../upload/upload-api.ts";
import type { PhotosChange } from "./change-photos.ts";
import type { DeskPhoto, DeskPhotoPage } from "./load-photos.ts";
import { changeOnce, fetchPhotos } from "./photos-api.ts";

/** What can be done with the photos that are selected. */
export type Bulk =
  | { readonly action: "takedown" | "delete" | "restore" | "retry" }
  | { readonly action: "credit"; readonly photographerId: string }
  | { readonly action: "add-bib" | "remove-bib"; readonly bib: string };

export interface DeskNotice {
  /** Key of the words in `desk.photos.done`, or the code of a problem. */
  readonly code: string;
  readonly isProblem: boolean;
  readonly photos: number;
}

export interface PhotoDeskState {
  readonly photos: readonly DeskPhoto[];
  readonly selected: ReadonlySet<string>;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  /** Photos done of an action that is on its way. */
  readonly working: { readonly done: number; readonly all: number } | undefined;
  readonly canUndo: boolean;
  readonly notice: DeskNotice | undefined;
}

/** Photos of one request: few enough that each is through in seconds. */
const AT_ONCE = 50;

type Undo = () => Promise<void>;

/** The grid of the photos desk: its pages, what is selected, and the way back from everything that was done. */
export class PhotoDesk {
  readonly #eventId: string;
  /** Filters of the page, as its address has them. */
  readonly #query: URLSearchParams;
  readonly #listeners = new Set<() => void>();
  #cursor: string | undefined;
  #undos: Undo[] = [];
  #anchor: string | undefined;
  #state: PhotoDeskState;

  constructor(eventId: string, query: string, first: DeskPhotoPage) {
    this.#eventId = eventId;
    this.#query = new URLSearchParams(query);
    this.#cursor = first.cursor;
    this.#state = {
      photos: first.photos,
      selected: new Set(),
      hasMore: first.cursor !== undefined,
      isLoading: false,
      working: undefined,
      canUndo: false,
      notice: undefined,
    };
  }

  readonly state = (): PhotoDeskState => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The next page. An index may have few of many: an empty page is no end. */
  async more(): Promise<void> {
    if (this.#state.isLoading || this.#cursor === undefined) return;
    this.#set({ isLoading: true });
    try {
      const page = await this.#page(this.#cursor);
      this.#cursor = page.cursor;
      const known = new Set(this.#state.photos.map(({ id }) => id));
      const fresh = page.photos.filter(({ id }) => !known.has(id));
      this.#set({ photos: [...this.#state.photos, ...fresh], hasMore: page.cursor !== undefined, isLoading: false });
    } catch (error) {
      this.#set({ isLoading: false, hasMore: false, notice: problemOf(error) });
    }
  }

  /** @param isRange selects all from the one that was selected last */
  toggle(id: string, isRange = false): void {
    const selected = new Set(this.#state.selected);
    const ids = this.#state.photos.map((photo) => photo.id);
    const from = this.#anchor === undefined ? -1 : ids.indexOf(this.#anchor);
    if (isRange && from >= 0) {
      const to = ids.indexOf(id);
      for (const between of ids.slice(Math.min(from, to), Math.max(from, to) + 1)) selected.add(between);
    } else if (!selected.delete(id)) selected.add(id);
    this.#anchor = id;
    this.#set({ selected });
  }

  selectAll(): void {
    this.#set({ selected: new Set(this.#state.photos.map(({ id }) => id)) });
  }

  clear(): void {
    this.#set({ selected: new Set() });
  }

  /** Does something with what is selected, some photos at a time, and remembers the way back. */
  async run(bulk: Bulk): Promise<void> {
    const { photos, selected, working } = this.#state;
    const chosen = photos.filter(({ id }) => selected.has(id));
    if (chosen.length === 0 || working) return;
    const ids = chosen.map(({ id }) => id);
    const batches: string[] = [];
    let done = 0;
    this.#set({ working: { done, all: ids.length }, notice: undefined });
    const undo = this.#undoOf(bulk, chosen, batches);
    try {
      await inParts(ids, async (photoIds) => {
        const changed = await changeOnce(this.#eventId, toChange(bulk, photoIds));
        if (changed.batchId) batches.push(changed.batchId);
        done += changed.photos;
        this.#set({ working: { done, all: ids.length } });
      });
      if (undo) this.#undos.push(undo);
      this.#set({ selected: new Set(), notice: { code: bulk.action, isProblem: false, photos: done } });
    } catch (error) {
      // What was done before stays, with its way back; the rest stays selected.
      if (done > 0 && undo) this.#undos.push(undo);
      this.#set({ notice: { ...problemOf(error), photos: done } });
    }
    this.#set({ working: undefined, canUndo: this.#undos.length > 0 });
    await this.#refresh();
  }

  async undo(): Promise<void> {
    if (this.#state.working) return;
    const undo = this.#undos.pop();
    if (!undo) return;
    this.#set({ working: { done: 0, all: 0 }, notice: undefined });
    try {
      await undo();
      this.#set({ notice: { code: "undone", isProblem: false, photos: 0 } });
    } catch (error) {
      this.#undos.push(undo);
      this.#set({ notice: problemOf(error) });
    }
    this.#set({ working: undefined, canUndo: this.#undos.length > 0 });
    await this.#refresh();
  }

  #undoOf(bulk: Bulk, chosen: readonly DeskPhoto[], batches: readonly string[]): Undo | undefined {
    const eventId = this.#eventId;
    const ids = chosen.map(({ id }) => id);
    switch (bulk.action) {
      case "takedown":
      case "delete":
        return () => inParts(ids, (photoIds) => changeOnce(eventId, { action: "restore", photoIds }));
      case "credit":
        return async () => {
          for (const [by, photos] of Map.groupBy(chosen, (photo) => photo.by)) {
            const change = { action: "credit" as const, photographerId: by };
            await inParts(
              photos.map(({ id }) => id),
              (photoIds) => changeOnce(eventId, toChange(change, photoIds)),
            );
          }
        };
      case "add-bib":
      case "remove-bib":
        return async () => {
          for (const batchId of batches) await changeOnce(eventId, { action: "undo-bib", batchId });
        };
      case "restore":
        return async () => {
          for (const [kind, photos] of Map.groupBy(chosen, ({ away }) => away?.kind)) {
            const action = kind === "takedown" ? "takedown" : "delete";
            await inParts(
              photos.map(({ id }) => id),
              (photoIds) => changeOnce(eventId, { action, photoIds }),
            );
          }
        };
      default:
        return undefined;
    }
  }

  /** The same photos as they are now, from the top: as many pages as were open. */
  async #refresh(): Promise<void> {
    const wanted = this.#state.photos.length;
    try {
      let photos: readonly DeskPhoto[] = [];
      let cursor: string | undefined;
      do {
        const page = await this.#page(cursor);
        photos = [...photos, ...page.photos];
        cursor = page.cursor;
      } while (cursor !== undefined && photos.length < Math.min(wanted, 1000));
      this.#cursor = cursor;
      const there = new Set(photos.map(({ id }) => id));
      const selected = new Set([...this.#state.selected].filter((id) => there.has(id)));
      this.#set({ photos, selected, hasMore: cursor !== undefined });
    } catch (error) {
      this.#set({ notice: problemOf(error) });
    }
  }

  #page(cursor: string | undefined): Promise<DeskPhotoPage> {
    const query = new URLSearchParams(this.#query);
    if (cursor) query.set("cursor", cursor);
    return fetchPhotos(this.#eventId, `?${query}`);
  }

  #set(change: Partial<PhotoDeskState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function toChange(bulk: Bulk, photoIds: readonly string[]): PhotosChange {
  const ids = [...photoIds];
  if (bulk.action !== "credit") return { ...bulk, photoIds: ids };
  const { photographerId } = bulk;
  return { action: "credit", photoIds: ids, ...(photographerId && { photographerId }) };
}

async function inParts(ids: readonly string[], run: (part: string[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < ids.length; start += AT_ONCE) await run(ids.slice(start, start + AT_ONCE));
}

function problemOf(error: unknown): DeskNotice {
  return { code: error instanceof ApiError ? error.code : "internal", isProblem: true, photos: 0 };
}
