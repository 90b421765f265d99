import sharp from "sharp";

/** Decoded pixels: RGB, 8 bits each, row by row. */
export interface Picture {
  readonly data: Uint8Array;
  /** px */
  readonly width: number;
  /** px */
  readonly height: number;
}

/** A part of a picture, in px. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Cuts a region out and scales it, each axis on its own. The region must lie inside and have whole numbers. */
export async function resample(
  { data, width, height }: Picture,
  region: Region,
  size: { readonly width: number; readonly height: number },
): Promise<Picture> {
  const whole = region.width === width && region.height === height;
  const source = sharp(data, { raw: { width, height, channels: 3 } });
  const cut = whole ? source : source.extract(region);
  const scaled = await cut.resize(size.width, size.height, { fit: "fill" }).raw().toBuffer();
  return { data: scaled, ...size };
}

/** The whole pixels of a box that lie inside the picture; `undefined` when none do. */
export function clip(picture: Picture, box: Region): Region | undefined {
  const left = Math.max(0, Math.floor(box.left));
  const top = Math.max(0, Math.floor(box.top));
  const right = Math.min(picture.width, Math.ceil(box.left + box.width));
  const bottom = Math.min(picture.height, Math.ceil(box.top + box.height));
  return right > left && bottom > top ? { left, top, width: right - left, height: bottom - top } : undefined;
}

export function wholePicture({ width, height }: Picture): Region {
  return { left: 0, top: 0, width, height };
}
