export * as Brand from "./brand.ts";
