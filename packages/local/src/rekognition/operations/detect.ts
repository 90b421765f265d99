import type { TextFilters } from "@snaprace/vision";
import { notImplemented } from "../../server/index.ts";
import { type Context, type Image, loadImage, see } from "../context.ts";

/** Text on a picture; the model version names our engine, not Amazon's. */
export async function detectText(context: Context, input: { Image?: Image; Filters?: TextFilters }): Promise<object> {
  const image = await loadImage(context, input.Image);
  const TextDetections = await see(context.vision.detectText(image, input.Filters));
  return { TextDetections, TextModelVersion: "3.0" };
}

export async function detectFaces(
  context: Context,
  input: { Image?: Image; Attributes?: readonly string[] },
): Promise<object> {
  const other = input.Attributes?.find((attribute) => attribute !== "DEFAULT");
  if (other) throw notImplemented("Rekognition", `the face attribute ${other}`);
  const image = await loadImage(context, input.Image);
  return { FaceDetails: await see(context.vision.detectFaces(image)) };
}
