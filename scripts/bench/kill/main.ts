import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type DemoPhoto, generatePhotos } from "@snaprace/fixtures";
import { storm } from "../../../tests/support/kill/storm.ts";

/* `npm run bench:kill [-- --photos 300 --kills 100 --seed 0]`: kills the whole local stack again and again during one ingest. */

const { photos: count, kills, seed } = readOptions();
const out = (text: string) => process.stdout.write(`${text}\n`);
const work = mkdtempSync(path.join(tmpdir(), "snaprace-kill-"));
process.once("exit", () => rmSync(work, { recursive: true, force: true }));

const photos: DemoPhoto[] = [];
for await (const photo of generatePhotos({ count })) photos.push(photo);
const result = await storm({ photos, kills, seed, work, onProgress: out });
for (const problem of result.problems.slice(0, 20)) out(problem);
out(
  `${count} photos: ${result.peaceSeconds} s in peace, ${result.stormSeconds} s with ${kills} kills, ${result.killsWhileUp} of them in a ` +
    `stack that was up. ${result.begunAgain} photos were begun more than once, ${result.redriven} messages came back from the dead letters.`,
);
out(result.problems.length === 0 ? "Nothing is lost, doubled, orphaned or miscounted." : "That must not be.");
process.exit(result.problems.length === 0 ? 0 : 1);

function readOptions(): { photos: number; kills: number; seed: number } {
  const { values } = parseArgs({
    options: {
      photos: { type: "string", default: "300" },
      kills: { type: "string", default: "100" },
      seed: { type: "string", default: "0" },
    },
  });
  const options = { photos: Number(values.photos), kills: Number(values.kills), seed: Number(values.seed) };
  if (Object.values(options).every((number) => Number.isInteger(number) && number >= 0) && options.photos > 0) {
    return options;
  }
  process.stderr.write("--photos, --kills and --seed take whole numbers.\n");
  return process.exit(2);
}
