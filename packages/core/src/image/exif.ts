import parse from "exif-reader";

/** A damaged EXIF block says nothing about the picture: the photo is fine, only its data is unknown. */
export function readExif(exif: Buffer): ReturnType<typeof parse> | undefined {
  try {
    return parse(exif);
  } catch {
    return undefined;
  }
}

/** Make, model and serial number of the camera body as one text, for telling cameras apart; never stored as it is. */
export function cameraOf(exif: Buffer | undefined): string | undefined {
  const data = exif && readExif(exif);
  if (!data) return undefined;
  const parts = [data.Image?.Make, data.Image?.Model, data.Photo?.BodySerialNumber];
  const known = parts.map((part) => (typeof part === "string" ? part.replaceAll("\0", "").trim() : ""));
  return known.some(Boolean) ? known.join("\u001f") : undefined;
}
