import { Logger } from "@aws-lambda-powertools/logger";

/** One JSON line per entry. Entries carry ids, states and times; never names, pictures, addresses, keys or signatures. */
export const log = new Logger({ serviceName: "snaprace" });
