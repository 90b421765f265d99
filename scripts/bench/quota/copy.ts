/** A JPEG's first two bytes. */
const START_OF_IMAGE = 2;
const COMMENT = 0xff_fe;

/** The same picture in another file: with a comment, so that its hash and thereby its photo are others. */
export function copyOf(jpeg: Buffer, number: number): Buffer {
  const text = Buffer.from(`copy ${number}`);
  const marker = Buffer.alloc(4);
  marker.writeUInt16BE(COMMENT);
  marker.writeUInt16BE(2 + text.length, 2);
  return Buffer.concat([jpeg.subarray(0, START_OF_IMAGE), marker, text, jpeg.subarray(START_OF_IMAGE)]);
}
