export * as Visit from "./visit.ts";
