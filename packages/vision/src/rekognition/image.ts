import { createHash } from "node:crypto";
import type { ImageInput } from "../engine.ts";
import { VisionError } from "../errors.ts";
import type { Context } from "./context.ts";
import { invalid, RekognitionError } from "./error.ts";

export interface Image {
  readonly Bytes?: string;
  readonly S3Object?: { readonly Bucket?: string; readonly Name?: string; readonly Version?: string };
}

/** Rekognition's limits, in bytes: https://docs.aws.amazon.com/rekognition/latest/dg/limits.html */
const MAX_BYTES = 5 * 1024 ** 2;
const MAX_OBJECT_BYTES = 15 * 1024 ** 2;

export interface LoadedImage extends ImageInput {
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
}

/** @throws RekognitionError InvalidParameterException, ImageTooLargeException, InvalidS3ObjectException */
export async function loadImage(context: Context, image: Image | undefined): Promise<LoadedImage> {
  if (image?.Bytes !== undefined) {
    if (image.S3Object) throw invalid("An image is either bytes or an S3 object, not both");
    const bytes = Buffer.from(image.Bytes, "base64");
    if (bytes.length === 0) throw invalid("Request has invalid image bytes");
    if (bytes.length > MAX_BYTES) throw tooLarge();
    return named(bytes);
  }
  const { Bucket, Name, Version } = image?.S3Object ?? {};
  if (Version) throw invalid("Versions of objects cannot be read");
  if (!Bucket || !Name) throw invalid("Request has neither image bytes nor an S3 object");
  const object = await context.fetchObject(Bucket, Name);
  if (!object) {
    const message = "Unable to get object metadata from S3. Check object key, region and/or access permissions.";
    throw new RekognitionError("InvalidS3ObjectException", message);
  }
  if (object.bytes.length > MAX_OBJECT_BYTES) throw tooLarge();
  return named(object.bytes);
}

/** Named by its content: DetectText and IndexFaces of one photo decode it once, and a changed object is another picture. */
function named(bytes: Buffer): LoadedImage {
  const hash = createHash("sha256").update(bytes).digest("hex");
  return { bytes, key: hash, hash };
}

/** Runs the engine and answers its refusals as Rekognition would. */
export async function see<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof VisionError)) throw error;
    if (error.code === "image-format") {
      throw new RekognitionError("InvalidImageFormatException", "Request has invalid image format");
    }
    if (error.code === "image-too-large") throw tooLarge();
    if (error.code === "image-too-small") throw invalid("Request has image dimensions that are too small");
    if (error.code === "busy") throw new RekognitionError("ThrottlingException", "Rate exceeded");
    throw error;
  }
}

function tooLarge(): RekognitionError {
  return new RekognitionError("ImageTooLargeException", "Image size is too large");
}
