import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import path from "node:path";
import { chromium } from "playwright";
import { productOn } from "../../../tests/support/product.ts";
import { startTestStack } from "../../../tests/support/stack.ts";
import { heading, ROOT } from "../../steps.ts";
import { type FilledEvent, fillEvent } from "./fill.ts";
import {
  measureBibs,
  measureHtml,
  measureList,
  measurePage,
  measureWalk,
  type PageFigures,
  photosOnTheWay,
  quantile,
  type WalkFigures,
} from "./measure.ts";

/*
 * `npm run bench:web [-- sizes]`: the runner's site in a real browser against the production build and the whole local stack,
 * with generated events of 10,000 and 50,000 photos. Prints every figure beside its budget; fails when one is over.
 */

const REPORT = path.join(ROOT, "node_modules/.cache/bench-web.json");
const RUNS = 5;
/** Walks through the gallery, each with some twenty presses and keys. */
const VISITS = 3;
const BIBS = 200;
const KB = 1024;

interface Line {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Most that it may be; none for what is only shown. */
  readonly budget?: number;
}

const out = (text: string) => process.stdout.write(`${text}\n`);
const sizes = process.argv.slice(2).map(Number).filter(Boolean);
const lines: Line[] = [];
const stack = await startTestStack({ demo: "smoke", site: true });
const browser = await chromium.launch({
  ...(process.env.SNAPRACE_BROWSER && { executablePath: process.env.SNAPRACE_BROWSER }),
  args: ["--no-sandbox"],
});
try {
  const product = await productOn(stack.config);
  const demo = (await product.Event.fromID(product.truth, stack.guide.eventId))!;
  const models = (await product.projection.list(demo, 100)).items.filter((photo) => photo.thumbhash);
  for (const size of sizes.length > 0 ? sizes : [10_000, 50_000]) {
    heading(`${size} photos`);
    const begun = performance.now();
    const event = await fillEvent(product, demo, models, size);
    out(`filled in ${Math.round((performance.now() - begun) / 1000)} s`);
    lines.push(...(await figures(event, stack.config.siteUrl)));
  }
} finally {
  await browser.close();
  await stack.stop();
}
const over = lines.filter(({ value, budget }) => budget !== undefined && value > budget);
mkdirSync(path.dirname(REPORT), { recursive: true });
writeFileSync(REPORT, JSON.stringify({ machine: cpus()[0]?.model, cores: availableParallelism(), lines }, null, 1));
out(
  `\n${over.length === 0 ? "Every budget is kept." : `Over budget: ${over.map(({ name }) => name).join(", ")}.`} ${REPORT}`,
);
process.exit(over.length === 0 ? 0 : 1);

async function figures({ eventId, count, bibs, often, addPictures }: FilledEvent, site: string): Promise<Line[]> {
  const page = `${site}/events/${eventId}`;
  const api = `${site}/api/v1/events/${eventId}/photos`;
  const asked = Array.from({ length: BIBS }, (_, index) => bibs[(index * 31) % bibs.length] ?? "1");
  await addPictures(await photosOnTheWay(browser, page));
  // Once beforehand: the first answer of a process is nobody's everyday.
  await measureBibs((bib) => `${api}?bib=${bib}`, asked.slice(0, 20));
  await measureHtml(page);
  const answers = await measureBibs((bib) => `${api}?bib=${bib}`, asked);
  const pages = await measureBibs((bib) => `${page}?bib=${bib}`, asked.slice(0, 60));
  const views: PageFigures[] = [];
  for (let run = 0; run < RUNS; run++) views.push(await measurePage(browser, page));
  const visits: WalkFigures[] = [];
  for (let visit = 0; visit < VISITS; visit++) visits.push(await measureWalk(browser, page));
  const most = (of: (visit: WalkFigures) => number) => Math.max(...visits.map(of));
  const middle = (of: (view: PageFigures) => number) => quantile(views.map(of), 0.5);
  const found: Line[] = [
    { name: "LCP, 4G and 4× slower", value: middle(({ lcp }) => lcp), unit: "ms", budget: 1200 },
    { name: "CLS while loading", value: Math.max(...views.map(({ cls }) => cls)), unit: "", budget: 0 },
    { name: "CLS while scrolling", value: most(({ cls }) => cls), unit: "", budget: 0 },
    {
      name: "INP, slowest press or key of a visit",
      value: quantile(
        visits.map(({ inp }) => inp),
        0.5,
      ),
      unit: "ms",
      budget: 100,
    },
    { name: "INP of the slowest visit", value: most(({ inp }) => inp), unit: "ms" },
    { name: "JavaScript, gzip", value: middle(({ js }) => js) / KB, unit: "KB", budget: 165 },
    { name: "HTML of 60 photos, gzip", value: (await measureHtml(page)) / KB, unit: "KB", budget: 12 },
    {
      name: "HTML of a runner with 200 photos, gzip",
      value: (await measureHtml(`${page}?bib=${often}`)) / KB,
      unit: "KB",
      budget: 12,
    },
    { name: "list, brotli per photo", value: await measureList(`${api}?view=tiles&limit=400`), unit: "B", budget: 64 },
    { name: "requests", value: middle(({ requests }) => requests), unit: "" },
    { name: "tiles in the page", value: most(({ tiles }) => tiles), unit: "", budget: 2000 },
    { name: "frame while scrolling, p99, 4× slower", value: most(({ frame }) => frame), unit: "ms" },
    { name: "bib answer, p50", value: answers.p50, unit: "ms" },
    { name: "bib answer, p95", value: answers.p95, unit: "ms", budget: 150 },
    { name: "bib page, p95", value: pages.p95, unit: "ms" },
  ];
  for (const { name, value, unit, budget } of found) {
    const mark = budget === undefined ? "  " : value > budget ? "✗ " : "✓ ";
    out(`${mark}${name.padEnd(40)} ${format(value)} ${unit.padEnd(3)} ${budget === undefined ? "" : `≤ ${budget}`}`);
  }
  return found.map((line) => ({ ...line, name: `${count}: ${line.name}` }));
}

function format(value: number): string {
  return (value >= 100 ? value.toFixed(0) : value.toFixed(value < 1 ? 4 : 1)).padStart(8);
}
