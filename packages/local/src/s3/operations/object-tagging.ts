import type { Call, Reply } from "../call.ts";
import { checkTags } from "../describe.ts";
import { readDocument } from "../document.ts";
import { asList, asObject, asText, malformed, toXml } from "../xml.ts";

export async function putObjectTagging(call: Call): Promise<Reply> {
  const { service, bucket, key } = call;
  service.store.entry(bucket, key);
  const document = await readDocument(call, "Tagging");
  if (!("TagSet" in document)) throw malformed();
  const tags = asList(asObject(document.TagSet).Tag).map(({ Key, Value }): [string, string] => [
    asText(Key) ?? "",
    asText(Value) ?? "",
  ]);
  service.store.change({ type: "tags", bucket, key, tags: checkTags(tags) });
  return { status: 200 };
}

export function getObjectTagging({ service, bucket, key }: Call): Reply {
  const Tag = service.store.entry(bucket, key).tags.map(([Key, Value]) => ({ Key, Value }));
  return { status: 200, xml: toXml("Tagging", { TagSet: { Tag } }) };
}

export function deleteObjectTagging({ service, bucket, key }: Call): Reply {
  service.store.entry(bucket, key);
  service.store.change({ type: "tags", bucket, key, tags: [] });
  return { status: 204 };
}
