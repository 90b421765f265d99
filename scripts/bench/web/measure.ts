import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Browser, CDPSession, Page } from "playwright";

/** Simulated 4G on a phone that is four times slower than this machine. */
const NETWORK = { offline: false, latency: 60, downloadThroughput: 10_000_000 / 8, uploadThroughput: 5_000_000 / 8 };
const CPU_SLOWDOWN = 4;

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

export interface ScrollFigures {
  /** Most tiles in the page at once. */
  readonly tiles: number;
  /** ms, the longest gap between two frames in 99 of 100 cases */
  readonly frame: number;
  readonly cls: number;
  /** ms, the slowest answer to a press or a key */
  readonly inp: number;
}

const STEPS = 60;

/** Scrolls by wheel and jumps across the whole gallery, then opens a photo, turns the page and picks one. */
export async function measureScroll(browser: Browser, url: string): Promise<ScrollFigures> {
  const { page } = await slowPage(browser);
  await page.goto(url, { waitUntil: "networkidle" });
  await page.locator(".photo-grid.is-placed").waitFor();
  await page.evaluate(`(() => {
    let last = performance.now();
    const tick = (now) => { bench.frames.push(now - last); last = now; requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
  })()`);
  let tiles = 0;
  const count = async () => {
    tiles = Math.max(tiles, await page.locator(".photo-tile").count());
  };
  for (let step = 0; step < STEPS; step++) {
    await page.mouse.wheel(0, 700);
    await page.evaluate("new Promise(requestAnimationFrame)");
    if (step % 10 === 0) await count();
  }
  const scrubber = page.getByRole("slider");
  for (const key of ["PageDown", "PageDown", "PageDown", "End", "Home", "PageDown"]) {
    await scrubber.press(key);
    await page.locator(".photo-tile").first().waitFor();
    await count();
  }
  const { frames } = (await page.evaluate("bench")) as { frames: number[] };
  await page.locator(".photo-tile a").nth(8).click();
  await page.locator(".yarl__root").waitFor();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await page.locator(".yarl__root").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Select", exact: true }).click();
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  const { cls, slowest } = (await page.evaluate("bench")) as { cls: number; slowest: number };
  await page.context().close();
  return { tiles, frame: quantile(frames, 0.99), cls, inp: slowest };
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
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: false,
  });
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
