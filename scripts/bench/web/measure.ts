import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Browser, CDPSession, Page } from "playwright";

/** Simulated 4G on a phone that is four times slower than this machine. */
const NETWORK = { offline: false, latency: 60, downloadThroughput: 10_000_000 / 8, uploadThroughput: 5_000_000 / 8 };
const CPU_SLOWDOWN = 4;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: false };

export interface PageFigures {
  /** ms */
  readonly lcp: number;
  readonly cls: number;
  /** bytes of the bodies on the wire, gzip; what stands in headers is not ours to shrink */
  readonly js: number;
  readonly html: number;
  readonly requests: number;
}

/** Collects what the browser itself measures. As text, because it runs in the page. */
const OBSERVE = `
  window.bench = { lcp: 0, cls: 0, slowest: 0, frames: [] };
  new PerformanceObserver((list) => { for (const e of list.getEntries()) bench.lcp = e.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) bench.cls += e.value; }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => { for (const e of list.getEntries()) if (e.interactionId) bench.slowest = Math.max(bench.slowest, e.duration); }).observe({ type: "event", durationThreshold: 16, buffered: true });
`;

/** A page as a first-time visitor on a phone gets it: cold cache, slow network, slow processor. */
export async function measurePage(browser: Browser, url: string): Promise<PageFigures> {
  const { page, cdp } = await slowPage(browser);
  const bytes = { js: 0, html: 0, requests: 0 };
  const kinds = new Map<string, "js" | "html">();
  const heads = new Map<string, number>();
  cdp.on("Network.responseReceived", ({ requestId, type, response }) => {
    bytes.requests += 1;
    heads.set(requestId, response.encodedDataLength);
    if (type === "Script") kinds.set(requestId, "js");
    else if (type === "Document") kinds.set(requestId, "html");
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind) bytes[kind] += encodedDataLength - (heads.get(requestId) ?? 0);
  });
  await page.goto(url, { waitUntil: "networkidle" });
  const { lcp, cls } = (await page.evaluate("bench")) as { lcp: number; cls: number };
  await page.context().close();
  return { lcp, cls, ...bytes };
}

export interface WalkFigures {
  /** Most tiles in the page at once. */
  readonly tiles: number;
  /** ms, the longest gap between two frames in 99 of 100 cases */
  readonly frame: number;
  readonly cls: number;
  /** ms, the slowest answer to a press or a key */
  readonly inp: number;
}

const STEPS = 60;
const POLL_MS = 20;
const MOST_POLLS = 1_000;

/** The photos that a walk through the gallery comes past. They need their pictures: one that fails is other work than one that comes. */
export async function photosOnTheWay(browser: Browser, url: string): Promise<ReadonlySet<string>> {
  const page = await browser.newPage(PHONE);
  const photoIds = new Set<string>();
  page.on("request", (request) => {
    const [, photoId] = /\/processed\/([^/_]+)_/.exec(request.url()) ?? [];
    if (photoId) photoIds.add(photoId);
  });
  await walk(page, url);
  await page.waitForLoadState("networkidle");
  await page.close();
  return photoIds;
}

/** A walk through the gallery on a slow phone. */
export async function measureWalk(browser: Browser, url: string): Promise<WalkFigures> {
  const { page } = await slowPage(browser);
  let tiles = 0;
  let frames: number[] = [];
  await walk(page, url, {
    onBegin: async () => {
      await page.evaluate(`(() => {
        let last = performance.now();
        const tick = (now) => { bench.frames.push(now - last); last = now; requestAnimationFrame(tick); };
        requestAnimationFrame(tick);
      })()`);
    },
    onStop: async () => {
      tiles = Math.max(tiles, await page.locator(".photo-tile").count());
    },
    onScrolled: async () => {
      ({ frames } = (await page.evaluate("bench")) as { frames: number[] });
    },
  });
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  const { cls, slowest } = (await page.evaluate("bench")) as { cls: number; slowest: number };
  await page.context().close();
  return { tiles, frame: quantile(frames, 0.99), cls, inp: slowest };
}

interface Watch {
  onBegin(): Promise<void>;
  onStop(): Promise<void>;
  onScrolled(): Promise<void>;
}

/** Scrolls by wheel and jumps across the whole gallery, then opens a photo, turns the page and picks one. */
async function walk(page: Page, url: string, watch?: Watch): Promise<void> {
  await page.goto(url, { waitUntil: "networkidle" });
  await page.locator(".photo-grid.is-placed").waitFor();
  await watch?.onBegin();
  for (let step = 0; step < STEPS; step++) {
    await page.mouse.wheel(0, 700);
    await page.evaluate("new Promise(requestAnimationFrame)");
    if (step % 10 === 0) await watch?.onStop();
  }
  const scrubber = page.getByRole("slider");
  for (const key of ["PageDown", "PageDown", "PageDown", "End", "Home", "PageDown"]) {
    await scrubber.press(key);
    await page.locator(".photo-tile").first().waitFor();
    await watch?.onStop();
  }
  await watch?.onScrolled();
  await pressPhoto(page);
  await page.locator(".yarl__root").waitFor();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await page.locator(".yarl__root").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Select", exact: true }).scrollIntoViewIfNeeded();
  await pressButton(page, "Select");
}

/** The middle of the first photo that lies wholly in the window and whose picture has come. */
const PHOTO_IN_WINDOW = `[...document.querySelectorAll(".photo-tile a")]
  .filter((link) => link.querySelector("img").complete)
  .map((link) => link.getBoundingClientRect())
  .filter(({ top, bottom }) => top >= 0 && bottom <= innerHeight)
  .map(({ left, top, width, height }) => ({ x: left + width / 2, y: top + height / 2 }))[0]`;

/** Presses a photo as soon as one is to be seen. */
async function pressPhoto(page: Page): Promise<void> {
  for (let waited = 0; waited < MOST_POLLS; waited++) {
    const place = (await page.evaluate(PHOTO_IN_WINDOW)) as { x: number; y: number } | undefined;
    if (place) return page.mouse.click(place.x, place.y);
    await page.waitForTimeout(POLL_MS);
  }
  throw new Error("No photo came into the window.");
}

/** At its place and not by its element: the driver would search the page for what lies there, which counts as part of the press. */
async function pressButton(page: Page, name: string): Promise<void> {
  const box = await page.getByRole("button", { name, exact: true }).boundingBox();
  if (!box) throw new Error(`The button ${name} is not to be seen.`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** ms for a bib's photos, at full speed, one after the other. */
export async function measureBibs(
  api: (bib: string) => string,
  bibs: readonly string[],
): Promise<{ p50: number; p95: number }> {
  const times: number[] = [];
  for (const bib of bibs) {
    const begun = performance.now();
    const answer = await fetch(api(bib));
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`The API answered ${answer.status}.`);
    times.push(performance.now() - begun);
  }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/** bytes of brotli for each photo of a list. */
export async function measureList(url: string): Promise<number> {
  const text = await (await fetch(url)).text();
  return brotliCompressSync(text).byteLength / (JSON.parse(text) as { photos: unknown[] }).photos.length;
}

/** bytes of gzip of a page's HTML. */
export async function measureHtml(url: string): Promise<number> {
  return gzipSync(await (await fetch(url)).text()).byteLength;
}

async function slowPage(browser: Browser): Promise<{ page: Page; cdp: CDPSession }> {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", NETWORK);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  await page.addInitScript(OBSERVE);
  return { page, cdp };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
