import { InferenceSession, type Tensor } from "onnxruntime-node";
import { type AnchorMap, anchorMaps, faceDetectorGraph } from "./face-detector.ts";
import { faceEmbeddingGraph } from "./face-embedding.ts";
import { faceLandmarksGraph } from "./face-landmarks.ts";
import { readModelFile } from "./files.ts";
import { lean } from "./lean/index.ts";
import { readWeights, type Weights } from "./weights.ts";

export interface Models {
  readonly textDetector: InferenceSession;
  readonly textReader: InferenceSession;
  /** What the reader's classes stand for; class 0 is the blank between characters. */
  readonly characters: readonly string[];
  readonly faceDetector: InferenceSession;
  readonly anchors: readonly AnchorMap[];
  readonly faceLandmarks: InferenceSession;
  readonly faceEmbedding: InferenceSession;
}

/**
 * Loads every model.
 * @param threads threads of one run
 * @throws ModelFileError when a file is missing or altered
 */
export async function loadModels(threads: number): Promise<Models> {
  const options: InferenceSession.SessionOptions = {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
    // Input sizes vary, so patterns of memory use would pile up, one for each size.
    enableMemPattern: false,
    // The process's own heap does better: READER_ENVIRONMENT.
    enableCpuMemArena: false,
  };
  const create = (bytes: Uint8Array) => InferenceSession.create(bytes, options);
  const detectorWeights = await faceWeights("faceDetector");
  return {
    textDetector: await create(lean(await readModelFile("textDetector"))),
    textReader: await create(lean(await readModelFile("textReader"))),
    characters: readerClasses((await readModelFile("characters")).toString("utf8")),
    faceDetector: await create(faceDetectorGraph(detectorWeights)),
    anchors: anchorMaps(detectorWeights),
    faceLandmarks: await create(faceLandmarksGraph(await faceWeights("faceLandmarks"))),
    faceEmbedding: await create(faceEmbeddingGraph(await faceWeights("faceEmbedding"))),
  };
}

export async function releaseModels(models: Models): Promise<void> {
  const { textDetector, textReader, faceDetector, faceLandmarks, faceEmbedding } = models;
  await Promise.all(
    [textDetector, textReader, faceDetector, faceLandmarks, faceEmbedding].map((session) => session.release()),
  );
}

/** One input, named outputs. */
export async function run(session: InferenceSession, input: Tensor): Promise<Record<string, Tensor>> {
  return (await session.run({ [session.inputNames[0] as string]: input })) as Record<string, Tensor>;
}

export function floats(tensor: Tensor | undefined): Float32Array {
  if (!(tensor?.data instanceof Float32Array)) throw new Error("The model gave no numbers.");
  return tensor.data;
}

async function faceWeights(name: "faceDetector" | "faceLandmarks" | "faceEmbedding"): Promise<Weights> {
  return readWeights(await readModelFile(`${name}Manifest`), await readModelFile(name));
}

/** PaddleOCR puts the blank before the list and a space after it. */
function readerClasses(list: string): string[] {
  return ["", ...list.replace(/\r?\n$/, "").split(/\r?\n/), " "];
}
