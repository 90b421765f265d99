import { clip, type Picture, type Region } from "../image/picture.ts";
import { EMBEDDING_EDGE, EMBEDDING_LENGTH } from "../model/face-embedding.ts";
import { floats, type Models, run } from "../model/session.ts";
import { cropTensor, type PicturePoint } from "./landmarks.ts";

/** Room around the points of a face, as a share of their extent, as the net's users have always given it. */
const PADDING = 0.2;
const BATCH = 16;

/**
 * Describes each face by 128 numbers that are near for pictures of the same person.
 * @param faces boxes and points of the same faces, in px
 * @returns vectors of length 1
 */
export async function embedFaces(
  models: Pick<Models, "faceEmbedding">,
  picture: Picture,
  faces: readonly { readonly box: Region; readonly points: readonly PicturePoint[] }[],
): Promise<Float32Array[]> {
  const boxes = faces.map(({ box, points }) => aligned(picture, points) ?? box);
  const found: Float32Array[] = [];
  for (let start = 0; start < boxes.length; start += BATCH) {
    const batch = boxes.slice(start, start + BATCH);
    const outputs = await run(models.faceEmbedding, cropTensor(picture, batch, EMBEDDING_EDGE));
    const all = floats(outputs.embeddings);
    for (const index of batch.keys()) {
      found.push(normalised(all.slice(index * EMBEDDING_LENGTH, (index + 1) * EMBEDDING_LENGTH)));
    }
  }
  return found;
}

/** The box around a face's points; `undefined` when it lies outside the picture. */
function aligned(picture: Picture, points: readonly PicturePoint[]): Region | undefined {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  return clip(picture, {
    left: left - (PADDING / 2) * width,
    top: top - (PADDING / 2) * height,
    width: width * (1 + PADDING),
    height: height * (1 + PADDING),
  });
}

function normalised(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}
