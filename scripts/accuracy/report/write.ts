import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { calibrate } from "../calibration.ts";
import type { BibReading, MeasuredPhoto } from "../measure.ts";
import { rocOf } from "../roc.ts";
import { summarise } from "../summary.ts";
import { type Crop, missedCrop, readingCrop } from "./crops.ts";
import { calibrationPlot, rocPlot } from "./plots.ts";

const STYLE = `
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
  body { max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
  pre { white-space: pre-wrap; }
  .crops { display: flex; flex-wrap: wrap; gap: 1rem; }
  figure { margin: 0; max-width: 15rem; }
  figure img { max-width: 100%; }
  figure.whole { max-width: 30rem; }
  figcaption { font-size: .8rem; overflow-wrap: anywhere; }
  svg { max-width: 40rem; width: 100%; }
  svg text { font-size: 11px; fill: currentColor; }
  svg line { stroke: currentColor; opacity: .15; }
  svg polyline { fill: none; stroke: #d9480f; stroke-width: 2; }
  svg .right { fill: #2b8a3e; }
  svg .wrong { fill: #d9480f; }
`;

/** Writes the report as one page that needs nothing else. It holds crops of the photos, so it belongs to whoever owns those. */
export async function writeReport(file: string, name: string, photos: readonly MeasuredPhoto[]): Promise<void> {
  const readings = photos.flatMap((photo) => photo.readings);
  const curve = rocOf(photos.flatMap(({ faces }) => faces.known));
  const missed = photos.filter(({ missedBibs }) => missedBibs.length > 0);
  const page = [
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Accuracy: ${escaped(name)}</title><style>${STYLE}</style>`,
    `<h1>Accuracy: ${escaped(name)}</h1><pre>${escaped(summarise(photos).join("\n").trim())}</pre>`,
    `<h2>Confidence</h2>${calibrationPlot(calibrate(readings))}`,
    curve.length > 0 ? `<h2>Faces</h2>${rocPlot(curve)}` : "",
    section("Wrong", await cropsOf(photos, "wrong")),
    section("Partial", await cropsOf(photos, "partial")),
    section("Missed", await Promise.all(missed.map(missedCrop)), "whole"),
    "</html>\n",
  ];
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, page.join("\n"));
}

async function cropsOf(photos: readonly MeasuredPhoto[], verdict: BibReading["verdict"]): Promise<Crop[]> {
  const crops: Crop[] = [];
  for (const photo of photos) {
    const readings = photo.readings.filter((reading) => reading.verdict === verdict);
    for (const reading of readings) crops.push(await readingCrop(photo, reading));
  }
  return crops;
}

function section(title: string, crops: readonly Crop[], kind = ""): string {
  const figures = crops.map(
    ({ address, caption }) =>
      `<figure class="${kind}"><img src="${address}" alt=""><figcaption>${escaped(caption)}</figcaption></figure>`,
  );
  return `<h2>${title}: ${crops.length}</h2><div class="crops">${figures.join("")}</div>`;
}

function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
