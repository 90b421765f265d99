export * as Mail from "./mail.ts";
