export * as Csv from "./csv.ts";
