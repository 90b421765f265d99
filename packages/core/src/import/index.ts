export * as Import from "./import.ts";
