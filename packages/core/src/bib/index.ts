export * as Bib from "./bib.ts";
