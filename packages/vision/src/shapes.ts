/*
 * The shapes of Amazon Rekognition's answers, so that a caller cannot tell this engine's from Amazon's.
 * https://docs.aws.amazon.com/rekognition/latest/APIReference/API_Types.html
 */

/** Ratios 0–1 of the upright picture. */
export interface BoundingBox {
  readonly Left: number;
  readonly Top: number;
  readonly Width: number;
  readonly Height: number;
}

/** Ratios 0–1 of the upright picture. */
export interface Point {
  readonly X: number;
  readonly Y: number;
}

export interface Geometry {
  readonly BoundingBox: BoundingBox;
  /** Corners, clockwise from the text's own top left. */
  readonly Polygon: readonly Point[];
}

/** A LINE, or a WORD of the line that `ParentId` names. */
export interface TextDetection {
  readonly DetectedText: string;
  readonly Type: "LINE" | "WORD";
  readonly Id: number;
  readonly ParentId?: number;
  /** 0–100 */
  readonly Confidence: number;
  readonly Geometry: Geometry;
}

/** As DetectText takes it. */
export interface TextFilters {
  readonly WordFilter?: {
    /** 0–100 */
    readonly MinConfidence?: number;
    /** Ratio 0–1 of the picture's height. */
    readonly MinBoundingBoxHeight?: number;
    /** Ratio 0–1 of the picture's width. */
    readonly MinBoundingBoxWidth?: number;
  };
  /** Only words that lie in one of them are kept. */
  readonly RegionsOfInterest?: readonly { readonly BoundingBox?: BoundingBox; readonly Polygon?: readonly Point[] }[];
}

export interface Landmark extends Point {
  readonly Type: string;
}

/** Degrees. */
export interface Pose {
  readonly Roll: number;
  readonly Yaw: number;
  readonly Pitch: number;
}

/** 0–100, higher is brighter and sharper. */
export interface ImageQuality {
  readonly Brightness: number;
  readonly Sharpness: number;
}

export interface FaceDetail {
  readonly BoundingBox: BoundingBox;
  /** 0–100 */
  readonly Confidence: number;
  readonly Landmarks: readonly Landmark[];
  readonly Pose: Pose;
  readonly Quality: ImageQuality;
}

/** A face with what tells people apart. */
export interface FaceDescription extends FaceDetail {
  /** 128 numbers, length 1. */
  readonly Embedding: Float32Array;
}
