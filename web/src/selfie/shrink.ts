/** px; a face needs no more, and a phone's picture would take ten times as long to send. */
const LONG_EDGE = 1600;
const QUALITY = 0.88;

/**
 * Makes a picture small enough to send, upright, as JPEG. It never leaves the device in full size.
 * @throws Error when the browser cannot open it
 */
export async function shrink(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONG_EDGE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  if (!blob) throw new Error("The browser gave no picture.");
  return blob;
}
