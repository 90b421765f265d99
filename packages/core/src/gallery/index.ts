export * as Gallery from "./gallery.ts";
