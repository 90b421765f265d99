import type { Call, Reply } from "../call.ts";
import { readDocument } from "../document.ts";
import { asList, asText, malformed, toXml } from "../xml.ts";

const MAX_KEYS = 1000;

/** Deleting what is not there is fine. */
export function deleteObject(call: Call): Reply {
  remove(call, call.key);
  return { status: 204 };
}

export async function deleteObjects(call: Call): Promise<Reply> {
  const document = await readDocument(call, "Delete");
  const keys = asList(document.Object).map(({ Key }) => asText(Key));
  if (keys.length === 0 || keys.length > MAX_KEYS) throw malformed();
  for (const key of keys) if (!key) throw malformed();
  for (const key of keys as string[]) remove(call, key);
  const quiet = asText(document.Quiet) === "true";
  const Deleted = quiet ? undefined : keys.map((Key) => ({ Key }));
  return { status: 200, xml: toXml("DeleteResult", { Deleted }) };
}

function remove({ service: { store }, bucket }: Call, key: string): void {
  if (store.bucket(bucket).objects.has(key)) store.change({ type: "delete", bucket, key });
}
