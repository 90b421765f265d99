export { recordedVision } from "./recorded.ts";
export { type RekognitionOptions, startRekognition } from "./server.ts";
