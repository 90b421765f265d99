import { AwsError } from "../../server/index.ts";

interface Entry {
  readonly Id?: string;
}

const MAX_ENTRIES = 10;

/** Runs one operation per entry; an entry that fails is reported and does not touch the others. */
export function batch<E extends Entry, R extends object>(entries: readonly E[] | undefined, run: (entry: E) => R) {
  if (!entries || entries.length === 0) {
    throw new AwsError("EmptyBatchRequest", 400, "There should be at least one entry in the request.");
  }
  if (entries.length > MAX_ENTRIES) {
    throw new AwsError(
      "TooManyEntriesInBatchRequest",
      400,
      `Maximum number of entries per request are ${MAX_ENTRIES}.`,
    );
  }
  const ids = entries.map((entry) => entry.Id ?? "");
  const bad = ids.find((id) => !/^[A-Za-z0-9_-]{1,80}$/.test(id));
  if (bad !== undefined) throw new AwsError("InvalidBatchEntryId", 400, `Invalid batch entry id: '${bad}'`);
  if (new Set(ids).size < ids.length)
    throw new AwsError("BatchEntryIdsNotDistinct", 400, "Two entries have the same id.");

  const Successful: (R & { Id: string })[] = [];
  const Failed: { Id: string; SenderFault: boolean; Code: string; Message: string }[] = [];
  for (const entry of entries) {
    const Id = entry.Id ?? "";
    try {
      Successful.push({ Id, ...run(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id, SenderFault: true, Code: error.code, Message: error.message });
    }
  }
  return { Successful, Failed };
}
