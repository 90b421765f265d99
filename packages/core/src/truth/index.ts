export { newcomerTruth, publicTruth, serverTruth, type Truth, userTruth } from "./client.ts";
export { everyRow } from "./every-row.ts";
export { patientFetch, TRUTH_PATIENCE } from "./patient-fetch.ts";
export { photoTruth } from "./photo-truth.ts";
export { count, one, oneOrNone, rows } from "./result.ts";
export { Timestamp } from "./timestamp.ts";
