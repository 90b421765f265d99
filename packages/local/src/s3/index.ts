export { SUPPORTED } from "./route.ts";
export { type S3Options, startS3 } from "./server.ts";
