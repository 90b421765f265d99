export { SUPPORTED, startSes } from "./server.ts";
