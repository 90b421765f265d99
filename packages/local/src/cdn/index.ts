export { type CdnOptions, startCdn } from "./server.ts";
