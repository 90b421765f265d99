export { type RekognitionOptions, SUPPORTED, startRekognition } from "./server.ts";
