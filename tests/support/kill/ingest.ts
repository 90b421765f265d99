import type { DemoPhoto } from "@snaprace/fixtures";
import type { seedTruth } from "../../../packages/local/src/demo/truth.ts";
import type { Product } from "../product.ts";

type Event = Awaited<ReturnType<typeof seedTruth>>;

const PAUSE_MS = 200;

/** No kill takes the stack down for so long: what goes on failing is told. */
const PATIENCE_MS = 300_000;

/** Does it until it is done: the stack may be down now and again. */
export async function untilDone<Result>(work: () => Promise<Result>): Promise<Result> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause();
    }
  }
}

export async function seed({ truth, edge }: Product): Promise<Event> {
  // Reads the stack's settings when it is imported, like the product.
  const { seedTruth } = await import("../../../packages/local/src/demo/truth.ts");
  return untilDone(() => seedTruth({ truth, edge }));
}

/** Uploads a photo as a photographer's browser does, and does not give up. When this resolves, the photo was accepted. */
export function upload(product: Product, event: Event, photo: DemoPhoto): Promise<void> {
  const { fileName: name, jpeg, photographerId } = photo;
  const file = { name, size: jpeg.length, type: "image/jpeg" as const, sha256: product.sha256(jpeg) };
  return untilDone(async () => {
    const [signed] = await product.Upload.sign({ ...product, event }, { photographerId, files: [file] });
    if (signed?.state === "new") await product.Upload.send(signed.put, new Uint8Array(jpeg));
  });
}

/**
 * Waits until every photo has its result. What lies among the dead letters is sent back.
 * @returns how many dead letters there were
 */
export async function settle(product: Product, event: Event, photos: number): Promise<number> {
  let redriven = 0;
  for (;;) {
    const counts = await untilDone(() => product.projection.counts(event));
    if (counts.searchable + counts.rejected === photos) return redriven;
    const dead = await untilDone(() => product.Ingest.listDeadLetters(product));
    if (dead.length > 0) redriven += await untilDone(() => product.Ingest.redrive(product.deadLetters));
    await pause();
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
