import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type DemoPhoto, generatePhotos } from "@snaprace/fixtures";
import { expect, test } from "vitest";
import { storm } from "../support/kill/storm.ts";

/* Four of the hundred kills of `npm run bench:kill`. */

test("After kills of the whole stack during an ingest, all is as if there had been none", async () => {
  const work = mkdtempSync(path.join(tmpdir(), "snaprace-kill-"));
  try {
    const photos: DemoPhoto[] = [];
    for await (const photo of generatePhotos({ count: 8 })) photos.push(photo);
    const { problems } = await storm({ photos, kills: 4, seed: 1, work, onProgress: () => undefined });
    expect(problems).toEqual([]);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}, 300_000);
