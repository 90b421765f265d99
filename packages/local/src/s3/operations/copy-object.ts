import { link } from "node:fs/promises";
import { AwsError } from "../../server/index.ts";
import { type Call, header, type Reply } from "../call.ts";
import { describe } from "../describe.ts";
import { toXml } from "../xml.ts";
import { commit } from "./put-object.ts";

/** Copies within the server; the two objects share their bytes on disk but not their file's name. */
export async function copyObject(call: Call): Promise<Reply> {
  const { store } = call.service;
  const source = parseSource(header(call, "x-amz-copy-source") ?? "");
  const from = store.entry(source.bucket, source.key);
  const given = describe(call);
  const replaces = (name: string) => header(call, name)?.toUpperCase() === "REPLACE";
  const metadataFrom = replaces("x-amz-metadata-directive") ? given : from;
  if (metadataFrom === from && source.bucket === call.bucket && source.key === call.key) {
    const message =
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata.";
    throw new AwsError("InvalidRequest", 400, message);
  }
  store.bucket(call.bucket);
  const { file, path } = store.newBlob();
  await link(store.blobPath(from.file), path);
  const blob = { file, size: from.size, md5: from.etag, checksums: from.checksums };
  const { contentType, headers, metadata } = metadataFrom;
  const tags = replaces("x-amz-tagging-directive") ? given.tags : from.tags;
  const described = { contentType, headers, metadata, tags };
  const entry = await commit(call, blob, described, { event: "ObjectCreated:Copy", etag: from.etag });
  const LastModified = new Date(entry.lastModified).toISOString();
  return { status: 200, xml: toXml("CopyObjectResult", { LastModified, ETag: `"${entry.etag}"` }) };
}

function parseSource(text: string): { bucket: string; key: string } {
  let decoded: string;
  try {
    decoded = decodeURIComponent(text).replace(/^\//, "");
  } catch {
    decoded = "";
  }
  const slash = decoded.indexOf("/");
  if (slash < 1 || slash === decoded.length - 1) {
    throw new AwsError(
      "InvalidArgument",
      400,
      "Copy Source must mention the source bucket and key: sourcebucket/sourcekey",
    );
  }
  return { bucket: decoded.slice(0, slash), key: decoded.slice(slash + 1) };
}
