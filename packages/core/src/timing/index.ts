export * as Timing from "./timing.ts";
