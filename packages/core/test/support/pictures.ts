import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

/** A small real JPEG; different shades make different photos. */
export function jpeg({
  width = 300,
  height = 200,
  shade = 120,
  exif = {} as Record<string, Record<string, string>>,
} = {}): Promise<Buffer> {
  const background = { r: shade, g: 90, b: 60 };
  const image = sharp({ create: { width, height, channels: 3, background } });
  return (Object.keys(exif).length > 0 ? image.withExif(exif) : image).jpeg().toBuffer();
}

/** A PNG whose header promises far more pixels than follow: decoding it would fill the memory. */
export function pngThatClaims(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a channel, RGB.
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const rows = deflateSync(Buffer.alloc(100_000));
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
