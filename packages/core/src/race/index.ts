export * as Race from "./race.ts";
