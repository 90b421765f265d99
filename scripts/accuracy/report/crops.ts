import sharp, { type Sharp } from "sharp";
import type { BibReading, MeasuredPhoto } from "../measure.ts";

/** A picture in the page itself, with what is to be said of it. */
export interface Crop {
  readonly address: string;
  readonly caption: string;
}

const WIDTH = 240;
const HEIGHT = 160;
/** Room around a number, in its heights, that shows the bib and what covers it. */
const ROOM = 2;

/** What was read around the number. */
export async function readingCrop({ name, jpeg }: MeasuredPhoto, reading: BibReading): Promise<Crop> {
  const { width, height } = await sharp(jpeg).metadata();
  const { box } = reading;
  const room = ROOM * box.height * height;
  const left = Math.max(0, Math.floor(box.left * width - room));
  const top = Math.max(0, Math.floor(box.top * height - room));
  const right = Math.min(width, Math.ceil((box.left + box.width) * width + room));
  const bottom = Math.min(height, Math.ceil((box.top + box.height) * height + room));
  const cut = sharp(jpeg).extract({ left, top, width: right - left, height: bottom - top });
  const reasons = reading.reasons.length > 0 ? ` (${reading.reasons.join(", ")})` : "";
  return {
    address: await address(cut),
    caption: `${reading.bib} · ${reading.confidence.toFixed(1)} · ${reading.state}${reasons} · ${name}`,
  };
}

/** The whole photo: where a bib is that was not read, only a person can tell. */
export async function missedCrop({ name, jpeg, missedBibs }: MeasuredPhoto): Promise<Crop> {
  return { address: await address(sharp(jpeg), 2), caption: `${missedBibs.join(", ")} · ${name}` };
}

async function address(picture: Sharp, factor = 1): Promise<string> {
  const fitted = picture.resize({ width: WIDTH * factor, height: HEIGHT * factor, fit: "inside" });
  return `data:image/webp;base64,${(await fitted.webp({ quality: 70 }).toBuffer()).toString("base64")}`;
}
