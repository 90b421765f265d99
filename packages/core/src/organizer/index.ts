export * as Organizer from "./organizer.ts";
