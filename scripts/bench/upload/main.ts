import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type BrowserContext, chromium, type Page } from "playwright";
import { Supervisor, stackConfig } from "../../../packages/local/src/stack/index.ts";
import { buildSite, isSiteBuilt } from "../../../packages/local/src/stack/web-build.ts";
import { productOn } from "../../../tests/support/product.ts";
import { editorContext } from "../editor.ts";
import { makeFiles } from "./files.ts";
import { MemoryWatch, type Peak, WATCH_BUSY } from "./memory.ts";

/*
 * `npm run bench:upload [-- --files 1000 --megabytes 3 --kills 2 --no-read]`: a folder is uploaded through a real browser to the whole local
 * stack. The tab is killed on the way and the folder chosen again. Nothing may be lost or sent twice, and the page's own memory
 * stays below its limit. With `--no-read` it ends when all originals are in the bucket, and does not wait until they are searchable; with
 * `--no-send` when all were compared with what is here, as for `--files 10000 --megabytes 0.02`.
 */

const MEMORY_LIMIT_MB = 300;
const LOOK_EVERY_MS = 500;
const MB = 1_000_000;

const { files: count, megabytes, kills, send, read } = readOptions();
const out = (text: string) => process.stdout.write(`${text}\n`);
const work = mkdtempSync(path.join(tmpdir(), "snaprace-upload-"));
process.once("exit", () => rmSync(work, { recursive: true, force: true }));
const folder = path.join(work, "card");
mkdirSync(folder);
const hashes = await makeFiles(folder, count, megabytes * MB);
out(`${count} files of ${megabytes} MB, all different.`);

const config = await stackConfig({
  dataDirectory: path.join(work, "data"),
  // The files show few pictures: each is read once, so that reading does not hide what is measured.
  recordedAnswers: path.join(work, "answers"),
  ports: "free",
  demo: "none",
});
const product = await productOn(config);
const supervisor = new Supervisor(config, (text) => process.stderr.write(`${text}\n`));
const browser = await chromium.launch({
  ...(process.env.SNAPRACE_BROWSER && { executablePath: process.env.SNAPRACE_BROWSER }),
  args: ["--no-sandbox"],
});
let failed = true;
try {
  await supervisor.start();
  const { seedTruth } = await import("../../../packages/local/src/demo/truth.ts");
  const event = await seedTruth(product);
  if (!isSiteBuilt()) await buildSite(path.join(work, "build.log"));
  await supervisor.startSite();
  failed = !(await measure(event));
} finally {
  await browser.close();
  await supervisor.stop();
}
process.exit(failed ? 1 : 0);

async function measure(event: { organizerId: string; eventId: string }): Promise<boolean> {
  const context = await editorContext(browser, product, config);
  await context.addInitScript({ content: WATCH_BUSY });
  // A busy machine is slow, and no failure.
  context.setDefaultTimeout(180_000);
  const memory = new MemoryWatch(browser);
  let puts = 0;
  // Not when they are finished: the page does not read the empty answers.
  context.on("response", (response) => {
    if (response.request().method() === "PUT" && response.ok()) puts += 1;
  });
  const begun = performance.now();
  let page = await open(context, event.eventId);
  memory.start();
  await page.getByText(`${count.toLocaleString("en")} new, 0 already here`).waitFor({ timeout: 0 });
  out(`Compared with what is here after ${seconds(begun)} s.`);
  if (!send) return report(memory.stop(), "compared");
  for (let kill = 1; kill <= kills; kill++) {
    await sentAtLeast(page, Math.floor((kill * count) / (kills + 1)));
    await crash(context, page);
    out(`Tab killed after ${seconds(begun)} s, with ${puts} files sent.`);
    page = await open(context, event.eventId);
  }
  await sentAtLeast(page, count);
  const sentSeconds = seconds(begun);
  out(`All sent after ${sentSeconds} s.`);
  const refs = hashes.map((hash) => ({ ...event, photoId: product.photoIdOf(event.eventId, hash) }));
  let lost = 0;
  for (const ref of refs) {
    const original = await product.objects.head(product.Photo.keys.original(ref));
    if ((original?.size ?? 0) < megabytes * MB) lost += 1;
  }
  if (read) {
    for (;;) {
      const { searchable, rejected } = await product.projection.counts(event);
      if (searchable + rejected >= count) break;
      await page.waitForTimeout(LOOK_EVERY_MS);
    }
    const found = await product.projection.photos(refs);
    lost = Math.max(lost, count - found.filter(({ status }) => status === "searchable").length);
    out(`All searchable after ${seconds(begun)} s.`);
  }
  const peak = memory.stop();
  const total = Object.values(await product.projection.counts(event)).reduce((sum, number) => sum + number, 0);
  const rate = (count * megabytes) / sentSeconds;
  const isSmall = report(
    peak,
    `with ${kills} kills: sent in ${sentSeconds} s (${rate.toFixed(1)} MB/s). ${puts} PUTs taken, ${lost} files lost, ` +
      `${Math.max(0, total - count)} photos too many`,
  );
  return lost === 0 && total <= count && isSmall;
}

/** @returns whether the page's memory stayed below its limit */
function report({ privateMB, heapMB, longestMs }: Peak, became: string): boolean {
  out(
    `${count} files of ${megabytes} MB ${became}. The page's own memory: at most ${privateMB} MB, of it ${heapMB} MB in scripts ` +
      `(limit ${MEMORY_LIMIT_MB} MB). It was busy for at most ${longestMs} ms at a time.`,
  );
  return privateMB < MEMORY_LIMIT_MB;
}

/** The upload's page with the folder chosen: for the first time, or again. */
async function open(context: BrowserContext, eventId: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/desk/events/${eventId}/upload`, { waitUntil: "networkidle" });
  await page.locator('input[type="file"][hidden]').setInputFiles(folder);
  return page;
}

async function sentAtLeast(page: Page, wanted: number): Promise<void> {
  for (;;) {
    const text = await page.locator("main").textContent();
    const [, sent = "0", fresh = "0"] =
      /([\d,]+) of ([\d,]+) sent/.exec(text ?? "")?.map((part) => part.replaceAll(",", "")) ?? [];
    // A photo that was on its way when the tab was killed may have arrived: then it is one of those that are here already.
    const isDone = Number(fresh) > 0 && sent === fresh;
    if (Number(sent) >= wanted || (isDone && !(text ?? "").includes("Comparing"))) return;
    await page.waitForTimeout(LOOK_EVERY_MS);
  }
}

/** Its process ends at once, as it does when the machine takes memory away or somebody ends it. */
async function crash(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  // Who dies of a command does not answer it; that it died is waited for.
  session.send("Page.crash").catch(() => undefined);
  await crashed;
  await page.close();
}

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 1000);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      files: { type: "string", default: "1000" },
      megabytes: { type: "string", default: "3" },
      kills: { type: "string", default: "2" },
      send: { type: "boolean", default: true },
      read: { type: "boolean", default: true },
    },
    allowNegative: true,
  });
  const numbers = { files: Number(values.files), megabytes: Number(values.megabytes), kills: Number(values.kills) };
  if (Object.values(numbers).every((number) => number >= 0) && Number.isInteger(numbers.files) && numbers.files > 0) {
    return { ...numbers, send: values.send, read: values.read };
  }
  process.stderr.write("--files, --megabytes and --kills take numbers.\n");
  return process.exit(2);
}
