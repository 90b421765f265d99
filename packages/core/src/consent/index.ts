export * as Consent from "./consent.ts";
