/** How many files are sent at the same time: from four to six by what the line carries, fewer while it fails. */
const LEAST = 4;
const MOST = 6;
/** A change of speed smaller than this says nothing. */
const NOTICEABLE = 0.05;

export class Lanes {
  #limit = LEAST;
  /** Bytes a second with the number of lanes before. */
  #before: number | undefined;
  #bytes = 0;
  #files = 0;
  #since: number;

  /** @param now ms */
  constructor(now: number) {
    this.#since = now;
  }

  get limit(): number {
    return this.#limit;
  }

  /** A file arrived. @param now ms */
  arrived(bytes: number, now: number): void {
    this.#bytes += bytes;
    this.#files += 1;
    if (this.#files < 2 * this.#limit) return;
    const speed = this.#bytes / Math.max(1, now - this.#since);
    const gain = this.#before === undefined ? 1 : speed / this.#before - 1;
    if (this.#limit < LEAST || gain > NOTICEABLE) this.#limit = Math.min(MOST, this.#limit + 1);
    else if (gain < -NOTICEABLE) this.#limit = Math.max(LEAST, this.#limit - 1);
    this.#before = speed;
    this.#begin(now);
  }

  /** A file did not. @param now ms */
  failed(now: number): void {
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    this.#before = undefined;
    this.#begin(now);
  }

  #begin(now: number): void {
    this.#bytes = 0;
    this.#files = 0;
    this.#since = now;
  }
}
