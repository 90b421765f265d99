export { startElsewhere } from "./server.ts";
