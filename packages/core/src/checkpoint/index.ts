export * as Checkpoint from "./checkpoint.ts";
