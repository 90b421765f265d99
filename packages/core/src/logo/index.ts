export * as Logo from "./logo.ts";
