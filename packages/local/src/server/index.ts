/**
 * What every server of the embedded cloud has in common: it listens on loopback only, answers with a request id, speaks
 * one of the AWS wire protocols, and says "NotImplemented" by name for what it does not do.
 */
export { AwsError, notImplemented } from "./error.ts";
export { Journal } from "./journal.ts";
export { type JsonOperation, type JsonOperations, type JsonServiceOptions, startJsonService } from "./json-protocol.ts";
export { listen, type RunningServer, readBody } from "./listen.ts";
