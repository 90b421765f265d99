import { createHash } from "node:crypto";
import { type ImageInput, type Vision, VisionError } from "@snaprace/vision";
import { AwsError } from "../server/index.ts";
import type { Collections } from "./collection.ts";

/** What every operation may use. */
export interface Context {
  readonly vision: Vision;
  readonly collections: Collections;
  readonly region: string;
  /** ms since the epoch */
  now(): number;
  /** @returns `undefined` when there is no such object */
  fetchObject(bucket: string, key: string): Promise<{ bytes: Buffer; etag: string } | undefined>;
}

export interface Image {
  readonly Bytes?: string;
  readonly S3Object?: { readonly Bucket?: string; readonly Name?: string; readonly Version?: string };
}

/** Rekognition's limits, in bytes. */
const MAX_BYTES = 5 * 1024 ** 2;
const MAX_OBJECT_BYTES = 15 * 1024 ** 2;

export interface LoadedImage extends ImageInput {
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
}

/** @throws AwsError InvalidParameterException, ImageTooLargeException, InvalidS3ObjectException */
export async function loadImage(context: Context, image: Image | undefined): Promise<LoadedImage> {
  if (image?.Bytes !== undefined) {
    const bytes = Buffer.from(image.Bytes, "base64");
    if (bytes.length === 0) throw invalid("Request has invalid image bytes");
    if (bytes.length > MAX_BYTES) throw tooLarge();
    return named(bytes);
  }
  const { Bucket, Name, Version } = image?.S3Object ?? {};
  if (Version) throw invalid("Versions of objects are not kept by the local S3");
  if (!Bucket || !Name) throw invalid("Request has neither image bytes nor an S3 object");
  const object = await context.fetchObject(Bucket, Name);
  if (!object) {
    const message = "Unable to get object metadata from S3. Check object key, region and/or access permissions.";
    throw new AwsError("InvalidS3ObjectException", 400, message);
  }
  if (object.bytes.length > MAX_OBJECT_BYTES) throw tooLarge();
  return named(object.bytes);
}

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
      throw new AwsError("InvalidImageFormatException", 400, "Request has invalid image format");
    }
    if (error.code === "image-too-large") throw tooLarge();
    if (error.code === "image-too-small") throw invalid("Request has image dimensions that are too small");
    if (error.code === "busy") throw new AwsError("ThrottlingException", 400, "Rate exceeded");
    throw error;
  }
}

export function invalid(message: string): AwsError {
  return new AwsError("InvalidParameterException", 400, message);
}

function tooLarge(): AwsError {
  return new AwsError("ImageTooLargeException", 400, "Image size is too large");
}

/** A number of a request inside its limits. */
export function within(
  value: number | undefined,
  name: string,
  limits: { from: number; to: number; otherwise: number },
): number {
  if (value === undefined) return limits.otherwise;
  if (value >= limits.from && value <= limits.to) return value;
  throw invalid(
    `1 validation error detected: Value '${value}' at '${name}' must be from ${limits.from} to ${limits.to}`,
  );
}

const COLLECTION_ID = /^[a-zA-Z0-9_.-]{1,255}$/;

export function collectionIdOf(id: string | undefined): string {
  if (id && COLLECTION_ID.test(id)) return id;
  throw invalid("A collection id has 1 to 255 letters, digits, dots, hyphens and underscores");
}
