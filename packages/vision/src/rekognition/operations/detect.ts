import type { BoundingBox, TextFilters } from "../../shapes.ts";
import type { Context } from "../context.ts";
import { invalid, NotImplementedError } from "../error.ts";
import { type Image, loadImage, see } from "../image.ts";
import { within } from "../input.ts";

const MAX_REGIONS = 10;
const RATIO = { from: 0, to: 1, otherwise: 0 } as const;
const PERCENT = { from: 0, to: 100, otherwise: 0 } as const;
/** https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectFaces.html */
const ATTRIBUTES = [
  "DEFAULT",
  "ALL",
  "AGE_RANGE",
  "BEARD",
  "EMOTIONS",
  "EYE_DIRECTION",
  "EYEGLASSES",
  "EYES_OPEN",
  "FACE_OCCLUDED",
  "GENDER",
  "MOUTH_OPEN",
  "MUSTACHE",
  "SMILE",
  "SUNGLASSES",
];

/** Text on a picture. Unlike Amazon's it does not end at 100 words. */
export async function detectText(context: Context, input: { Image?: Image; Filters?: TextFilters }): Promise<object> {
  checkFilters(input.Filters);
  const image = await loadImage(context, input.Image);
  const TextDetections = await see(context.vision.detectText(image, input.Filters));
  return { TextDetections, TextModelVersion: "3.0" };
}

export async function detectFaces(
  context: Context,
  input: { Image?: Image; Attributes?: readonly string[] },
): Promise<object> {
  checkAttributes(input.Attributes);
  const image = await loadImage(context, input.Image);
  return { FaceDetails: await see(context.vision.detectFaces(image)) };
}

/** Only what every answer holds anyway: our engine guesses nobody's age, sex or mood. */
export function checkAttributes(attributes: readonly string[] = []): void {
  for (const attribute of attributes) {
    if (!ATTRIBUTES.includes(attribute)) throw invalid(`Unknown face attribute ${attribute}`);
    if (attribute !== "DEFAULT") throw new NotImplementedError(`the face attribute ${attribute}`);
  }
}

function checkFilters({ WordFilter = {}, RegionsOfInterest = [] }: TextFilters = {}): void {
  within(WordFilter.MinConfidence, "filters.wordFilter.minConfidence", PERCENT);
  within(WordFilter.MinBoundingBoxHeight, "filters.wordFilter.minBoundingBoxHeight", RATIO);
  within(WordFilter.MinBoundingBoxWidth, "filters.wordFilter.minBoundingBoxWidth", RATIO);
  if (RegionsOfInterest.length > MAX_REGIONS) throw invalid(`A request has at most ${MAX_REGIONS} regions of interest`);
  for (const { BoundingBox: box, Polygon } of RegionsOfInterest) {
    if (!box === !Polygon) throw invalid("A region of interest is either a bounding box or a polygon");
    if (box) checkBox(box);
    if (Polygon && Polygon.length < 3) throw invalid("A polygon has three points at least");
    for (const { X, Y } of Polygon ?? []) {
      within(X, "polygon.x", RATIO);
      within(Y, "polygon.y", RATIO);
    }
  }
}

function checkBox({ Left, Top, Width, Height }: Partial<BoundingBox>): void {
  for (const [name, value] of Object.entries({ Left, Top, Width, Height })) within(value, `boundingBox.${name}`, RATIO);
}
