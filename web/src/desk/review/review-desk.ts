import { decide, fetchQueue, undo } from "./review-api.ts";
import type { ItemView, QueueView } from "./review-view.ts";

export interface DeskState {
  readonly items: readonly ItemView[];
  /** Left to decide. */
  readonly left: number;
  /** Decided since the page was opened. */
  readonly done: number;
  readonly canUndo: boolean;
  readonly notice:
    | { readonly tone: "warning" | "danger" | "success"; readonly code: string; readonly bib?: string }
    | undefined;
}

interface Past {
  readonly item: ItemView;
  /** What the same decision took out of the queue. */
  readonly burst: readonly ItemView[];
  /** How many things it decided. */
  readonly size: number;
  /** Settles when the server has written it. */
  readonly batch: Promise<string | undefined>;
}

/** Fewer left than this, and the next ones are fetched. */
const LOW = 15;

/**
 * The queue as one works through it. A decision shows the next item at once and is sent behind the scenes; one that fails
 * comes back to the front with the reason, so nothing is lost when the network or the session is.
 */
export class ReviewDesk {
  readonly #eventId: string;
  readonly #listeners = new Set<() => void>();
  readonly #isReported: boolean;
  readonly #handled = new Set<string>();
  /** Passed by for now; they come again after everything that was not seen yet. */
  readonly #passed = new Set<string>();
  #past: Past[] = [];
  #state: DeskState;
  #fetching = false;

  constructor(eventId: string, queue: QueueView, isReported: boolean) {
    this.#eventId = eventId;
    this.#isReported = isReported;
    this.#state = { items: queue.items, left: queue.total, done: 0, canUndo: false, notice: undefined };
  }

  readonly state = (): DeskState => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** @param bib who it is; without one, nobody */
  decide(bib: string | undefined, withBurst: boolean): void {
    const item = this.#state.items[0];
    if (!item) return;
    const photoIds = [item.photoId, ...(withBurst ? item.burst : [])];
    const { claim, seenAt } = item;
    const reading = item.reading?.bib;
    const seen = { ...(claim && { claim }), ...(seenAt && { seenAt }) };
    const decision = { photoIds, ...(reading && { reading }), ...seen, ...(bib && { bib }) };
    const keys = new Set(withBurst ? item.burst.map((photoId) => `${photoId} ${reading ?? ""}`) : []);
    const burst = this.#state.items.filter((other) => other !== item && keys.has(other.key));
    const past = { item, burst, size: 1 + keys.size };
    this.#past.push({ ...past, batch: this.#send(past, decision) });
    for (const key of [item.key, ...keys]) this.#handled.add(key);
    const rest = this.#state.items.filter((other) => other !== item && !keys.has(other.key));
    this.#set({
      items: rest,
      left: Math.max(0, this.#state.left - past.size),
      done: this.#state.done + 1,
      canUndo: true,
      notice: undefined,
    });
    void this.refill();
  }

  /** Leaves an item for later. */
  skip(): void {
    const [first, ...rest] = this.#state.items;
    if (!first) return;
    this.#passed.add(first.key);
    this.#set({ items: [...rest, first], notice: undefined });
    void this.refill();
  }

  async undo(): Promise<void> {
    const last = this.#past.pop();
    if (!last) return;
    this.#set({ canUndo: this.#past.length > 0 });
    const batchId = await last.batch;
    // A decision that was not written came back to the front by itself.
    if (batchId === undefined) return;
    try {
      await undo(this.#eventId, batchId);
    } catch (error) {
      this.#past.push(last);
      return this.#set({ canUndo: true, notice: { tone: "danger", code: codeOf(error) } });
    }
    this.#bringBack(last);
    this.#set({ done: this.#state.done - 1, notice: { tone: "success", code: "undone" } });
  }

  async #send(past: Omit<Past, "batch">, decision: Parameters<typeof decide>[1]): Promise<string | undefined> {
    try {
      const result = await decide(this.#eventId, decision);
      if (result.status === "decided") return result.batchId;
      const bib = result.status === "decided-already" ? result.bib : undefined;
      this.#set({ notice: { tone: "warning", code: result.status, ...(bib && { bib }) } });
    } catch (error) {
      this.#bringBack(past);
      this.#set({ done: this.#state.done - 1, notice: { tone: "danger", code: codeOf(error) } });
    }
    this.#past = this.#past.filter(({ item }) => item !== past.item);
    this.#set({ canUndo: this.#past.length > 0 });
    return undefined;
  }

  #bringBack({ item, burst, size }: Omit<Past, "batch">): void {
    const back = [item, ...burst];
    const keys = new Set([
      ...back.map(({ key }) => key),
      ...item.burst.map((id) => `${id} ${item.reading?.bib ?? ""}`),
    ]);
    for (const key of keys) this.#handled.delete(key);
    this.#set({
      items: [...back, ...this.#state.items.filter(({ key }) => !keys.has(key))],
      left: this.#state.left + size,
    });
  }

  /** Fetches what comes next when little is left here. */
  async refill(): Promise<void> {
    const isAhead = ({ key }: ItemView) => !this.#passed.has(key);
    const { items, left } = this.#state;
    if (this.#fetching || items.filter(isAhead).length >= LOW || left <= items.length) return;
    this.#fetching = true;
    try {
      await Promise.all(this.#past.map(({ batch }) => batch));
      // What was passed by still stands before the others there.
      const from = this.#state.items.filter((item) => !isAhead(item)).length;
      const queue = await fetchQueue(this.#eventId, from, this.#isReported);
      const now = this.#state.items;
      const known = new Set(now.map(({ key }) => key));
      const fresh = queue.items.filter(({ key }) => !known.has(key) && !this.#handled.has(key));
      const passed = now.filter((item) => !isAhead(item));
      this.#set({ items: [...now.filter(isAhead), ...fresh, ...passed], left: queue.total });
    } catch (error) {
      this.#set({ notice: { tone: "danger", code: codeOf(error) } });
    } finally {
      this.#fetching = false;
    }
  }

  #set(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error ? error.message : "internal";
}
