export { newcomerTruth, publicTruth, serverTruth, type Truth, userTruth } from "./client.ts";
export { photoTruth } from "./photo-truth.ts";
export { one, oneOrNone, rows } from "./result.ts";
export { Timestamp } from "./timestamp.ts";
