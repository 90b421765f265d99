export * as Disclosure from "./disclosure.ts";
