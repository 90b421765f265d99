export * as Doctor from "./doctor.ts";
