import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Demo, startDemo } from "../../packages/local/src/stack/demo.ts";
import { type StackConfig, Supervisor, stackConfig } from "../../packages/local/src/stack/index.ts";
import type { DemoGuide } from "../../packages/local/src/stack/service.ts";
import { buildSite, isSiteBuilt } from "../../packages/local/src/stack/web-build.ts";

export interface TestStack {
  readonly config: StackConfig;
  readonly supervisor: Supervisor;
  readonly guide: DemoGuide;
  stop(): Promise<void>;
}

interface Options {
  /** Two dozen photos of the demo race, all settled before this resolves; or the race without photos. */
  readonly demo: "smoke" | "none";
  readonly site: boolean;
  /** Whether the recogniser answers what lies in `recordedAnswers`, and leaves there what it reads. */
  readonly recordAnswers?: boolean;
}

/** The whole product on free ports and in an empty folder, which is gone afterwards. */
export async function startTestStack({ demo, site, recordAnswers = false }: Options): Promise<TestStack> {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), "snaprace-stack-"));
  const recordedAnswers = recordAnswers ? path.join(dataDirectory, "answers") : undefined;
  const config = await stackConfig({ dataDirectory, ports: "free", demo, recordedAnswers });
  const supervisor = new Supervisor(config, (text) => process.stderr.write(`${text}\n`));
  let made: Demo | undefined;
  const stop = async () => {
    await made?.child.stop();
    await supervisor.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  try {
    await supervisor.start();
    const log = path.join(dataDirectory, "logs", "demo.log");
    const guide = await new Promise<DemoGuide>((resolve, reject) => {
      made = startDemo(config, { onGuide: resolve, onLog: (text) => appendFileSync(log, text) });
      made.done.catch(reject);
    });
    if (site) {
      if (!isSiteBuilt()) await buildSite(path.join(dataDirectory, "logs", "build.log"));
      await supervisor.startSite();
    }
    made?.startPhotos();
    await made?.done;
    return { config, supervisor, guide, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
