export * as Face from "./face.ts";
