export { type Sqs, type SqsOptions, SUPPORTED, startSqs } from "./server.ts";
