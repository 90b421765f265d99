export * as Photographer from "./photographer.ts";
