export { recordedVision } from "./recorded.ts";
export { type RekognitionOptions, SUPPORTED, startRekognition } from "./server.ts";
