import { VisionError } from "./errors.ts";
import { describe, type FoundFace, findPoints, largest, toDetail } from "./face/describe.ts";
import type { FaceBox } from "./face/detect.ts";
import { locateFaces } from "./face/locate.ts";
import { decode } from "./image/decode.ts";
import type { Picture } from "./image/picture.ts";
import { loadModels, type Models, releaseModels } from "./model/session.ts";
import type { FaceDescription, FaceDetail, TextDetection, TextFilters } from "./shapes.ts";
import { detectLines } from "./text/detect.ts";
import { toDetections } from "./text/detections.ts";
import { applyFilters } from "./text/filters.ts";

export interface ImageInput {
  /** A JPEG or PNG. */
  readonly bytes: Uint8Array;
  /** Names these very bytes: what was decoded and found for them is used again by a later call with the same key. */
  readonly key?: string;
}

/** What reads pictures. All calls throw VisionError. */
export interface Vision {
  /** Every line and word. */
  detectText(image: ImageInput, filters?: TextFilters): Promise<TextDetection[]>;
  /** The 100 largest faces, largest first. */
  detectFaces(image: ImageInput): Promise<FaceDetail[]>;
  /** The same faces with their embeddings. */
  describeFaces(image: ImageInput): Promise<FaceDescription[]>;
  close(): Promise<void>;
}

interface Seen {
  readonly picture: Picture;
  /** Where faces are: all that text asks for. */
  boxes: Promise<FaceBox[]> | undefined;
  faces: Promise<FoundFace[]> | undefined;
}

/** Pictures kept decoded; DetectText and IndexFaces of one photo come within a second of each other. */
const REMEMBERED = 2;

/**
 * One engine in this thread.
 * @param options threads of one model run, 1 by default
 * @throws ModelFileError when weights are missing or altered
 */
export async function createEngine({ threads = 1 }: { threads?: number } = {}): Promise<Vision> {
  const models: Models = await loadModels(threads);
  const seen = new Map<string, Promise<Seen>>();
  let closed = false;

  const look = ({ bytes, key }: ImageInput): Promise<Seen> => {
    if (closed) throw new VisionError("closed", "The engine was closed.");
    const known = key === undefined ? undefined : seen.get(key);
    if (known) return known;
    const fresh = decode(bytes).then((picture): Seen => ({ picture, boxes: undefined, faces: undefined }));
    if (key === undefined) return fresh;
    // Whoever asks is told of a failure; only what succeeded is remembered.
    const remembered = fresh.catch((error: unknown) => {
      seen.delete(key);
      throw error;
    });
    seen.set(key, remembered);
    if (seen.size > REMEMBERED) seen.delete(seen.keys().next().value as string);
    return remembered;
  };
  const boxesOf = (image: Seen): Promise<FaceBox[]> => {
    image.boxes ??= locateFaces(models, image.picture).then(largest, (error: unknown) => {
      image.boxes = undefined;
      throw error;
    });
    return image.boxes;
  };
  const facesOf = (image: Seen): Promise<FoundFace[]> => {
    image.faces ??= boxesOf(image)
      .then((boxes) => findPoints(models, image.picture, boxes))
      .catch((error: unknown) => {
        image.faces = undefined;
        throw error;
      });
    return image.faces;
  };

  return {
    async detectText(image, filters) {
      const known = await look(image);
      const lines = await detectLines(models, known.picture, await boxesOf(known));
      return applyFilters(toDetections(lines, known.picture), filters);
    },
    async detectFaces(image) {
      const known = await look(image);
      return (await facesOf(known)).map((face) => toDetail(known.picture, face));
    },
    async describeFaces(image) {
      const known = await look(image);
      return describe(models, known.picture, await facesOf(known));
    },
    async close() {
      closed = true;
      seen.clear();
      await releaseModels(models);
    },
  };
}
