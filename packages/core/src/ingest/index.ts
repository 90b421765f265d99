export * as Ingest from "./ingest.ts";
