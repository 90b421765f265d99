export * as Event from "./event.ts";
