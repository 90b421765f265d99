export { type CaptureTime, captureTime } from "./capture-time.ts";
export { cameraOf } from "./exif.ts";
export { FORMATS, type Format, sniff } from "./format.ts";
export { fullSize } from "./full-size.ts";
export { MAX_BYTES, MAX_PIXELS, type RejectReason, RejectReasons } from "./limits.ts";
export { type Rendered, type Rendition, render } from "./render.ts";
export { RENDITIONS, type RenditionName } from "./renditions.ts";
