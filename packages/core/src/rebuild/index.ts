export * as Rebuild from "./rebuild.ts";
