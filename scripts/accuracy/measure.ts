import { Bib } from "../../packages/core/src/bib/index.ts";
import { Image } from "../../packages/core/src/image/index.ts";
import type { TextDetection, Vision } from "../../packages/vision/src/index.ts";
import { type FaceMatches, matchFaces } from "./faces.ts";
import type { LabelledPhoto } from "./labelled-photos.ts";

/** A number that was read, and what the labels say of it. */
export interface BibReading extends Bib.Candidate {
  readonly verdict: "right" | "partial" | "wrong";
}

export interface MeasuredPhoto {
  readonly name: string;
  /** Where the photo comes from: its name up to the first hyphen or underscore. */
  readonly source: string;
  readonly readings: readonly BibReading[];
  readonly missedBibs: readonly string[];
  readonly faces: FaceMatches & { readonly detected: number; readonly counted: number };
  /** CPU seconds */
  readonly cpu: { readonly render: number; readonly read: number };
  /** The large rendition, which is what was read. */
  readonly jpeg: Uint8Array;
}

/**
 * Renders and reads one photo exactly as the pipeline does.
 * @throws Error when the photo is rejected
 */
export async function measurePhoto(engine: Vision, photo: LabelledPhoto, rules: Bib.Rules): Promise<MeasuredPhoto> {
  const started = process.cpuUsage();
  const rendered = await Image.render(photo.bytes);
  const render = seconds(process.cpuUsage(started));
  if (rendered.status === "rejected") throw new Error(`${photo.name} is rejected: ${rendered.reason}.`);
  const { bytes: jpeg, width, height } = rendered.renditions.large;
  const image = { bytes: jpeg, key: photo.name };
  const reading = process.cpuUsage();
  const texts = (await engine.detectText(image)).map(toReadText);
  const detected = await engine.describeFaces(image);
  const read = seconds(process.cpuUsage(reading));

  const readings = Bib.read(texts, { width, height }, rules).map(
    (candidate): BibReading => ({ ...candidate, verdict: verdictOf(candidate.bib, photo) }),
  );
  const got = new Set(readings.map(({ bib }) => bib));
  return {
    name: photo.name,
    source: photo.name.split(/[-_]/)[0] ?? "",
    readings,
    missedBibs: photo.bibs.filter((bib) => !got.has(bib)),
    faces: { ...matchFaces(photo, rendered, detected), detected: detected.length, counted: photo.faceCount ?? 0 },
    cpu: { render, read },
    jpeg,
  };
}

function verdictOf(bib: string, { bibs, partial }: LabelledPhoto): BibReading["verdict"] {
  if (bibs.includes(bib)) return "right";
  return partial.includes(bib) ? "partial" : "wrong";
}

function toReadText({
  Type,
  DetectedText,
  Confidence,
  Geometry,
}: TextDetection): Parameters<typeof Bib.read>[0][number] {
  const { Left, Top, Width, Height } = Geometry.BoundingBox;
  return {
    type: Type,
    text: DetectedText,
    confidence: Confidence,
    box: { left: Left, top: Top, width: Width, height: Height },
    polygon: Geometry.Polygon.map(({ X, Y }) => ({ x: X, y: Y })),
  };
}

function seconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6;
}
