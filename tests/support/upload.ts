import type { Event } from "@snaprace/core/event";
import type { Upload } from "@snaprace/core/upload";
import type { Product } from "./product.ts";

const LOOK_EVERY_MS = 50;
const SETTLED = new Set(["searchable", "partial", "rejected", "dead-lettered"]);

/** Uploads bytes as a photographer's browser does, and waits until the pipeline has done with them. */
export async function uploadAndWait(
  product: Product,
  event: Event.Info,
  name: string,
  bytes: Uint8Array,
  type: "image/jpeg" | "image/png" = "image/jpeg",
): Promise<Upload.FileState> {
  const context = { ...product, event };
  const file = { name, size: bytes.length, type, sha256: product.sha256(bytes) };
  const [signed] = await product.Upload.sign(context, { files: [file] });
  if (signed?.state === "new") await product.Upload.send(signed.put, new Uint8Array(bytes));
  const photoIds = [signed!.photoId];
  for (;;) {
    const [state] = await product.Upload.states(context, { photoIds });
    if (state && SETTLED.has(state.status)) return state;
    await pause();
  }
}

/**
 * The same until nothing of it is missing: what a machine that is too busy left partial is read again, as the schedule would do
 * later. When this returns no execution of it is under way any more.
 */
export async function uploadUntilWhole(
  product: Product,
  event: Event.Info,
  name: string,
  bytes: Uint8Array,
): Promise<Upload.FileState> {
  const first = await uploadAndWait(product, event, name, bytes);
  await untilWhole(product, event);
  const [state] = await product.Upload.states({ ...product, event }, { photoIds: [first.photoId] });
  return state ?? first;
}

/** Waits until no photo of an event is partial or on its way. */
export async function untilWhole(product: Product, event: Event.Info): Promise<void> {
  for (;;) {
    const { received, processing, partial } = await product.projection.counts(event);
    if (received + processing + partial === 0) return;
    if (received + processing === 0) await readAgain(product, event);
    await pause();
  }
}

/** Sends what is partial once more, and waits until each of it has been begun. */
async function readAgain(product: Product, event: Event.Info): Promise<void> {
  const { items } = await product.projection.list(event, 200);
  const partial = items.filter(({ status }) => status === "partial");
  const photoIds = partial.map(({ photoId }) => photoId);
  await product.Ingest.reprocess(product, event, { kind: "photos", photoIds });
  for (const photo of partial) {
    while ((await product.projection.photo(photo))?.revision === photo.revision) await pause();
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
}
