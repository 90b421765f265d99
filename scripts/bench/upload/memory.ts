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
}

/** Watches what the browser's pages take, on Linux. */
export class MemoryWatch {
  readonly #browser: Browser;
  #timer: ReturnType<typeof setInterval> | undefined;
  #session: CDPSession | undefined;
  #privateMB = 0;
  #heapMB = 0;

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  stop(): Peak {
    clearInterval(this.#timer);
    return { privateMB: Math.round(this.#privateMB), heapMB: Math.round(this.#heapMB) };
  }

  async #look(): Promise<void> {
    this.#session ??= await this.#browser.newBrowserCDPSession();
    const { processInfo } = await this.#session.send("SystemInfo.getProcessInfo");
    for (const { id, type } of processInfo) {
      if (type === "renderer") this.#privateMB = Math.max(this.#privateMB, privateMB(id));
    }
    for (const page of this.#browser.contexts().flatMap((context) => context.pages())) {
      // A tab that was just killed answers nothing.
      const heap = await page.evaluate("performance.memory.usedJSHeapSize").catch(() => 0);
      this.#heapMB = Math.max(this.#heapMB, Number(heap) / BYTES_IN_MB);
    }
  }
}

function privateMB(pid: number): number {
  try {
    const kb = /^RssAnon:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kb ?? 0) / KB_IN_MB;
  } catch {
    // It has ended.
    return 0;
  }
}
