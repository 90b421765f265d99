import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import type { DemoPhoto } from "@snaprace/fixtures";
import { stackConfig } from "../../../packages/local/src/stack/config.ts";
import { randomFrom } from "../../simulation/random.ts";
import { productOn } from "../product.ts";
import { dataOf, Group, groupOptions } from "./group.ts";
import { seed, settle, upload } from "./ingest.ts";
import { differences, filesOf, type State, tablesOf } from "./state.ts";

export interface StormOptions {
  readonly photos: readonly DemoPhoto[];
  readonly kills: number;
  /** Decides when. */
  readonly seed: number;
  /** An empty folder. */
  readonly work: string;
  readonly onProgress: (text: string) => void;
}

export interface StormResult {
  /** What differs from the ingest in peace, in words; empty when nothing does. */
  readonly problems: readonly string[];
  /** Kills of a stack that was up; the others hit one that was starting. */
  readonly killsWhileUp: number;
  /** Photos whose first execution did not end. */
  readonly begunAgain: number;
  /** Messages that came back from the dead letters. */
  readonly redriven: number;
  readonly peaceSeconds: number;
  readonly stormSeconds: number;
}

const LOOK_MS = 20;

/**
 * One ingest in peace, then the same ingest while the whole local stack is killed at random moments: both must leave the same
 * photos, rows, counters, objects and faces. The recogniser reads each photo once, in peace.
 */
export async function storm({ photos, kills, seed: seedNumber, work, onProgress }: StormOptions): Promise<StormResult> {
  const data = dataOf(work);
  const product = await productOn(await stackConfig(groupOptions(work)));
  // The settings of this process are those of the first stack, so the second one takes over its secrets.
  const secrets = path.join(work, "secrets.json");
  copyFileSync(path.join(data, "secrets.json"), secrets);
  let started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);

  const wanted = await inPeace();
  const peaceSeconds = seconds();
  onProgress(`${photos.length} photos in peace: ${peaceSeconds} s`);
  rmSync(data, { recursive: true });
  mkdirSync(data);
  copyFileSync(secrets, path.join(data, "secrets.json"));
  started = performance.now();
  return underKills();

  async function inPeace(): Promise<State> {
    const group = new Group(work);
    if (!(await group.ready)) throw new Error(`The stack did not start. Its log is ${work}/stack.log.`);
    const event = await seed(product);
    for (const photo of photos) await upload(product, event, photo);
    await settle(product, event, photos.length);
    const tables = await tablesOf(product, event);
    await group.stop();
    return { ...tables, ...(await filesOf(event, data)) };
  }

  async function underKills(): Promise<StormResult> {
    const random = randomFrom(seedNumber);
    let [killed, killsWhileUp, accepted] = [0, 0, 0];
    let group = new Group(work);
    const bootStarted = performance.now();
    await group.ready;
    // From the middle of a start to some photos later.
    const longestMs = 2 * (performance.now() - bootStarted);
    const event = await seed(product);
    const uploading = (async () => {
      for (const photo of photos) {
        // Some for every kill, so that there is work until the last one.
        while (killed < kills && accepted >= Math.ceil(((killed + 1) * photos.length) / kills)) await pause(LOOK_MS);
        await upload(product, event, photo);
        accepted += 1;
      }
    })();
    while (killed < kills) {
      let isReady = false;
      void group.ready.then((ready) => {
        isReady = ready;
      });
      await pause(random.next() * longestMs);
      if (isReady) killsWhileUp += 1;
      await group.kill();
      killed += 1;
      onProgress(`${killed} kills, ${accepted} photos accepted: ${seconds()} s`);
      group = new Group(work);
    }
    await uploading;
    const redriven = await settle(product, event, photos.length);
    const stormSeconds = seconds();
    const tables = await tablesOf(product, event);
    const { items } = await product.projection.list(event, photos.length);
    await group.stop();
    const problems = differences(wanted, { ...tables, ...(await filesOf(event, data)) });
    const begunAgain = items.filter(({ attempts }) => attempts > 1).length;
    return { problems, killsWhileUp, begunAgain, redriven, peaceSeconds, stormSeconds };
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
