export * as Selfie from "./selfie.ts";
