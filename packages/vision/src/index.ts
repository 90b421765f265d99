/** Reads text and faces from pictures, in the shapes of Amazon Rekognition's answers. */
export { createEngine, type ImageInput, type Vision } from "./engine.ts";
export { ModelFileError, VisionError, type VisionErrorCode } from "./errors.ts";
export { createPool, type PoolOptions, type VisionPool } from "./pool/pool.ts";
export type {
  BoundingBox,
  FaceDescription,
  FaceDetail,
  Geometry,
  ImageQuality,
  Landmark,
  Point,
  Pose,
  TextDetection,
  TextFilters,
} from "./shapes.ts";
