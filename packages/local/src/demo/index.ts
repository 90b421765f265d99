export { settled, uploadPhoto } from "./ingest.ts";
export { type DemoFolder, demoFolder, demoSelfie, writePhotos, writeSelfies } from "./photos.ts";
export { ORGANIZER_EMAIL, seedTruth } from "./truth.ts";
