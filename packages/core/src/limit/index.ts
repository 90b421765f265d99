export * as Limit from "./limit.ts";
