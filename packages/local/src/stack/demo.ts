import path from "node:path";
import { type Child, spawnNode } from "../process/index.ts";
import { ROOT, type StackConfig } from "./config.ts";
import { appEnvironment, baseEnvironment } from "./environment.ts";
import { CONFIG_VARIABLE, type DemoGuide, type DemoProgress, type ServiceMessage } from "./service.ts";

interface Listener {
  readonly onGuide: (guide: DemoGuide) => void;
  readonly onProgress?: (progress: DemoProgress) => void;
  readonly onLog: (text: string) => void;
}

export interface Demo {
  readonly child: Child;
  /** Lets the demo draw and upload its photos. */
  startPhotos(): void;
  /** Resolves when every photo of the demo is settled; rejects when the demo could not be made. */
  readonly done: Promise<void>;
}

/** Makes the demo race in a process of its own, so that drawing pictures slows nothing else down. */
export function startDemo(config: StackConfig, listener: Listener): Demo {
  const child = spawnNode({
    script: path.join(ROOT, "packages/local/src/stack/services/demo.ts"),
    cwd: ROOT,
    environment: { ...baseEnvironment(), ...appEnvironment(config), [CONFIG_VARIABLE]: JSON.stringify(config) },
    onLog: listener.onLog,
  });
  const done = new Promise<void>((resolve, reject) => {
    child.process.on("message", (message: ServiceMessage) => {
      if (message.type === "guide") listener.onGuide(message.guide);
      else if (message.type === "progress") listener.onProgress?.(message.progress);
      else if (message.type === "done") resolve();
    });
    child.process.once("exit", (code) => reject(new Error(`The demo race could not be made (exit code ${code}).`)));
  });
  const startPhotos = () => {
    // A demo whose photos were made on an earlier start has nothing to wait for and may end meanwhile.
    const ended = () => {};
    if (child.process.connected) child.process.send({ type: "start-photos" } satisfies ServiceMessage, ended);
  };
  return { child, startPhotos, done };
}
