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
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
