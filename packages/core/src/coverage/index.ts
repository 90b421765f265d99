export * as Coverage from "./coverage.ts";
