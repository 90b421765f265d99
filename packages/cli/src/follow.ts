import { Upload } from "@snaprace/core/upload";

const LOOK_EVERY_MS = 1000;
const PER_REQUEST = 100;
const OPEN = new Set(["waiting", "received", "processing"]);

/** Waits until the pipeline has done with all of these photos. */
export async function follow(
  context: Parameters<typeof Upload.states>[0],
  photoIds: readonly string[],
  onProgress: (settled: number, total: number) => void,
): Promise<Upload.FileState[]> {
  const settled = new Map<string, Upload.FileState>();
  for (;;) {
    const open = photoIds.filter((photoId) => !settled.has(photoId));
    for (let start = 0; start < open.length; start += PER_REQUEST) {
      const states = await Upload.states(context, { photoIds: open.slice(start, start + PER_REQUEST) });
      for (const state of states) if (!OPEN.has(state.status)) settled.set(state.photoId, state);
    }
    onProgress(settled.size, photoIds.length);
    if (settled.size === photoIds.length) return [...settled.values()];
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
