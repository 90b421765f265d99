export * as Video from "./video.ts";
