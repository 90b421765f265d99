export * as Curation from "./curation.ts";
