import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { log } from "./log.ts";

/**
 * Handles each record by itself and reports only the failed ones, so that one poison message costs only itself. A record that
 * was postponed is reported, too: what is not reported is deleted.
 */
export function forEachRecord(
  handle: (record: SQSRecord) => Promise<"done" | "postponed">,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return async (event) => {
    const settled = await Promise.allSettled(event.Records.map(handle));
    const batchItemFailures = settled.flatMap((result, index) => {
      const itemIdentifier = event.Records[index]?.messageId;
      if (itemIdentifier === undefined || (result.status === "fulfilled" && result.value === "done")) return [];
      if (result.status === "rejected") {
        log.error("message failed", { messageId: itemIdentifier, error: result.reason });
      }
      return [{ itemIdentifier }];
    });
    return { batchItemFailures };
  };
}
