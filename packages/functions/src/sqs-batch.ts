import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { log } from "./log.ts";

/** Handles each record by itself and reports only the failed ones, so that one poison message costs only itself. */
export function forEachRecord(
  handle: (record: SQSRecord) => Promise<void>,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return async (event) => {
    const settled = await Promise.allSettled(event.Records.map(handle));
    const batchItemFailures = settled.flatMap((result, index) => {
      const itemIdentifier = event.Records[index]?.messageId;
      if (result.status === "fulfilled" || itemIdentifier === undefined) return [];
      log.error("message failed", { messageId: itemIdentifier, error: result.reason });
      return [{ itemIdentifier }];
    });
    return { batchItemFailures };
  };
}
