import type { Call, Reply } from "../call.ts";
import { checkWrite } from "../conditions.ts";
import { checksumHeaders, describe } from "../describe.ts";
import type { Blob, Described, Entry } from "../entry.ts";
import { pendingFor } from "../notification.ts";
import { receiveBody } from "../receive.ts";

export async function putObject(call: Call): Promise<Reply> {
  const { store } = call.service;
  const described = describe(call);
  // Before the body: a writer of something that is here need not send it.
  checkWrite(call, store.bucket(call.bucket).objects.get(call.key));
  const blob = await receiveBody(store, call.request);
  const entry = await commit(call, blob, described, { event: "ObjectCreated:Put", etag: blob.md5 });
  return { status: 200, headers: { etag: `"${entry.etag}"`, ...checksumHeaders(entry.checksums) } };
}

interface Origin {
  readonly event: string;
  readonly etag: string;
  readonly uploadId?: string;
}

/** Makes a received body an object and tells the queues. The body is discarded when the write's conditions fail. */
export async function commit(call: Call, blob: Blob, described: Described, origin: Origin): Promise<Entry> {
  const { service, bucket: name, key } = call;
  const { store } = service;
  let entry: Entry;
  try {
    const bucket = store.bucket(name);
    // Again: somebody else may have written while this body arrived.
    checkWrite(call, bucket.objects.get(key));
    const pending = pendingFor(bucket, key, origin.event);
    entry = {
      ...described,
      key,
      file: blob.file,
      size: blob.size,
      etag: origin.etag,
      checksums: blob.checksums,
      lastModified: service.now(),
      sequencer: store.nextSequencer(),
      ...(pending && { pending }),
    };
    const { uploadId } = origin;
    store.change({ type: "put", bucket: name, entry, ...(uploadId !== undefined && { uploadId }) });
  } catch (error) {
    store.discard(blob.file);
    throw error;
  }
  await service.tell(name, key);
  return entry;
}
