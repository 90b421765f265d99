import { createHash } from "node:crypto";
import sharp from "sharp";
import { z } from "zod";
import { sniff } from "../image/format.ts";
import { oneOrNone, rows, type Truth } from "../truth/index.ts";

export const LIMITS = {
  /** bytes of what is uploaded */
  file: 3_000_000,
  /** px: what a logo is made to fit into */
  width: 640,
  height: 240,
  /** A decompression bomb ends here. */
  pixels: 40_000_000,
} as const;
/** By their first bytes: of anything else no decoder sees a byte. */
const FORMATS = ["png", "jpeg", "webp"];

export interface Drawn {
  readonly webp: Buffer;
  readonly width: number;
  readonly height: number;
}

/** A logo drawn anew from its pixels: nothing of the file that was uploaded is kept, be it metadata or something worse. */
export async function draw(bytes: Uint8Array): Promise<Drawn | "too-large" | "not-a-logo"> {
  if (bytes.byteLength > LIMITS.file) return "too-large";
  if (!FORMATS.includes(sniff(bytes))) return "not-a-logo";
  try {
    const image = sharp(bytes, { limitInputPixels: LIMITS.pixels, failOn: "error" });
    const { data, info } = await image
      .autoOrient()
      .trim()
      .resize(LIMITS.width, LIMITS.height, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: 90, alphaQuality: 100 })
      .toBuffer({ resolveWithObject: true });
    return { webp: data, width: info.width, height: info.height };
  } catch {
    // The library throws for every kind of damage; to the person it is one thing.
    return "not-a-logo";
  }
}

/** @returns what pages need to show it; the version changes with the picture */
export async function keep(truth: Truth, eventId: string, { webp, width, height }: Drawn) {
  const row = { event_id: eventId, webp: webp.toString("base64") };
  const kept = await truth.from("event_logos").upsert(row, { onConflict: "event_id" }).select("event_id");
  rows(z.object({ event_id: z.string() }), kept);
  return { version: createHash("sha256").update(webp).digest("hex").slice(0, 16), width, height };
}

export async function remove(truth: Truth, eventId: string): Promise<void> {
  const gone = await truth.from("event_logos").delete().eq("event_id", eventId).select("event_id");
  rows(z.object({ event_id: z.string() }), gone);
}

/** WebP */
export async function read(truth: Truth, eventId: string): Promise<Buffer | undefined> {
  const found = await truth.from("event_logos").select("webp").eq("event_id", eventId).maybeSingle();
  const row = oneOrNone(z.object({ webp: z.string() }), found);
  return row && Buffer.from(row.webp, "base64");
}
