import { readFileSync } from "node:fs";
import type { Browser, CDPSession } from "playwright";

const LOOK_EVERY_MS = 250;
const KB_IN_MB = 1024;
const BYTES_IN_MB = 1024 * 1024;

interface Peak {
  /** Memory that belongs to the page's process alone; what it shares with other processes of the browser is none of its making. */
  readonly privateMB: number;
  /** Of it, the scripts' heap. */
  readonly heapMB: number;
  /** The longest time for which the page could not react. ms */
  readonly longestMs: number;
}

/** Keeps the longest time for which a page was busy where it can be asked for; the browser tells of those above 50 ms. */
export const WATCH_BUSY = `
  globalThis.longestBusyMs = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestBusyMs = Math.max(longestBusyMs, duration);
  }).observe({ type: "longtask" });`;

/** Watches what the browser's pages take, on Linux. */
export class MemoryWatch {
  readonly #browser: Browser;
  #timer: ReturnType<typeof setInterval> | undefined;
  #session: CDPSession | undefined;
  #privateMB = 0;
  #heapMB = 0;
  #longestMs = 0;

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  stop(): Peak {
    clearInterval(this.#timer);
    return {
      privateMB: Math.round(this.#privateMB),
      heapMB: Math.round(this.#heapMB),
      longestMs: Math.round(this.#longestMs),
    };
  }

  async #look(): Promise<void> {
    this.#session ??= await this.#browser.newBrowserCDPSession();
    const { processInfo } = await this.#session.send("SystemInfo.getProcessInfo");
    for (const { id, type } of processInfo) {
      if (type === "renderer") this.#privateMB = Math.max(this.#privateMB, privateMB(id));
    }
    for (const page of this.#browser.contexts().flatMap((context) => context.pages())) {
      // A tab that was just killed answers nothing.
      const found = await page.evaluate("[performance.memory.usedJSHeapSize, longestBusyMs]").catch(() => [0, 0]);
      const [heap = 0, longest = 0] = found as number[];
      this.#heapMB = Math.max(this.#heapMB, heap / BYTES_IN_MB);
      this.#longestMs = Math.max(this.#longestMs, longest);
    }
  }
}

function privateMB(pid: number): number {
  try {
    const kb = /^RssAnon:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kb ?? 0) / KB_IN_MB;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    // It has ended.
    if (code === "ENOENT" || code === "ESRCH") return 0;
    throw error;
  }
}
