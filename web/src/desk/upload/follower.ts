import { fetchStates } from "./upload-api.ts";
import { follow, type UploadItem } from "./upload-list.ts";

const LOOK_EVERY_MS = 2000;
const STATES_PER_REQUEST = 200;

/** Asks where photos stand that have arrived, as long as there are any: some at a time, in turn. */
export class Follower {
  readonly #eventId: string;
  readonly #items: () => readonly UploadItem[];
  readonly #onChange: (item: UploadItem) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  #isStopped = false;

  constructor(eventId: string, items: () => readonly UploadItem[], onChange: (item: UploadItem) => void) {
    this.#eventId = eventId;
    this.#items = items;
    this.#onChange = onChange;
  }

  go(): void {
    this.#isStopped = false;
    if (this.#timer !== undefined || !this.#items().some(({ stage }) => stage === "processing")) return;
    this.#timer = setTimeout(() => void this.#look(), LOOK_EVERY_MS);
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #look(): Promise<void> {
    const open = this.#items().filter(({ stage }) => stage === "processing");
    if (this.#turn >= open.length) this.#turn = 0;
    const asked = open.slice(this.#turn, this.#turn + STATES_PER_REQUEST);
    this.#turn += STATES_PER_REQUEST;
    try {
      const ids = asked.map(({ photoId = "" }) => photoId);
      const states = asked.length > 0 ? await fetchStates(this.#eventId, ids) : [];
      for (const [index, state] of states.entries()) {
        const item = asked[index];
        if (item?.stage === "processing" && follow(item, state)) this.#onChange(item);
      }
    } catch {
      // The photos are safe in the bucket; where they stand is asked again.
    }
    this.#timer = undefined;
    if (!this.#isStopped) this.go();
  }
}
