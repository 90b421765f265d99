import { cpSync, globSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { DetectTextCommand, IndexFacesCommand, RekognitionClient } from "@aws-sdk/client-rekognition";
import { recogniserFunction } from "@snaprace/core/topology";
import { generatePhotos } from "../../../fixtures/src/index.ts";
import { Image } from "../../../packages/core/src/image/index.ts";
import type { StackConfig } from "../../../packages/local/src/stack/index.ts";
import { functionAddress } from "../../../tests/support/function-address.ts";
import { productOn } from "../../../tests/support/product.ts";
import { stage } from "../support/stages.ts";
import { bundleHandler } from "./build.ts";
import { installedBytes } from "./packages.ts";

const COLLECTION = "demo-bundle";
const PHOTOS = 4;
const ARM = "bin/napi-v6/linux/arm64";

export interface RecogniserFacts {
  /** Everything that Lambda unpacks, for arm64. */
  readonly unpackedBytes: number;
  /** ms until every model is checked and loaded. */
  readonly startMs: number;
  /** CPU seconds for one photo, each of the two calls that the state machine makes by itself. */
  readonly textSeconds: number;
  readonly facesSeconds: number;
  readonly peakBytes: number;
}

/**
 * Packs our own recogniser as its stage does, and has it read photos from its bundle, asked by Rekognition's own SDK. Only ONNX Runtime's
 * binary is this machine's instead of arm64's.
 * @throws Error when something it needs is not packed
 */
export async function tryRecogniser(config: StackConfig): Promise<RecogniserFacts> {
  const { file, bytes } = await bundleHandler("Recogniser", recogniserFunction.handler, ["onnxruntime-node"]);
  const packed = stage("own").builds.find(({ functionID }) => functionID === "RecogniserFunction")?.copyFiles ?? [];
  const folder = path.dirname(file);
  rmSync(path.join(folder, "node_modules"), { recursive: true, force: true });
  for (const { from, to } of packed) {
    const own = (name: string) => name.replace(ARM, `bin/napi-v6/${process.platform}/${process.arch}`);
    cpSync(own(from), path.join(folder, own(to)), { recursive: true });
  }
  const sizes = packed.flatMap(({ from }) => filesOf(from)).map((each) => statSync(each).size);
  const unpackedBytes = sizes.reduce((sum, size) => sum + size, bytes) + (await installedBytes(["sharp"]));

  const started = performance.now();
  let startMs = 0;
  const address = await functionAddress(async () => {
    const { handler } = await import(pathToFileURL(file).href);
    startMs = performance.now() - started;
    return handler;
  });
  const product = await productOn(config);
  const client = new RekognitionClient({ endpoint: address.url });
  try {
    await product.recogniser.deleteCollection(COLLECTION);
    const read = await readPhotos(product, client);
    return { unpackedBytes, startMs, ...read, peakBytes: process.resourceUsage().maxRSS * 1024 };
  } finally {
    client.destroy();
    await address.close();
  }
}

async function readPhotos(product: Awaited<ReturnType<typeof productOn>>, client: RekognitionClient) {
  const { CreateCollectionCommand } = await import("@aws-sdk/client-rekognition");
  await client.send(new CreateCollectionCommand({ CollectionId: COLLECTION }));
  const { setting } = await import("@snaprace/core/env");
  const Bucket = setting("photos").name;
  let [text, faces, read] = [0, 0, 0];
  for await (const { jpeg } of generatePhotos({ seed: "recogniser", count: PHOTOS * 2 })) {
    const rendered = await Image.render(jpeg);
    if (rendered.status === "rejected") continue;
    // Two pictures, so that each call decodes and looks for faces by itself, as in two instances.
    const names = await Promise.all(
      ["text", "faces"].map(async (use) => {
        const Name = `demo/bundle/processed/${read}-${use}.jpg`;
        const bytes = use === "text" ? rendered.renditions.large.bytes : withComment(rendered.renditions.large.bytes);
        await product.objects.put(Name, bytes, { contentType: "image/jpeg" });
        return Name;
      }),
    );
    const imageOf = (Name: string | undefined) => ({ S3Object: { Bucket, Name } });
    text += await cpuSeconds(() => client.send(new DetectTextCommand({ Image: imageOf(names[0]) })));
    const command = new IndexFacesCommand({
      CollectionId: COLLECTION,
      Image: imageOf(names[1]),
      ExternalImageId: "P1",
    });
    faces += await cpuSeconds(() => client.send(command));
    read += 1;
    if (read === PHOTOS) break;
  }
  return { textSeconds: text / read, facesSeconds: faces / read };
}

async function cpuSeconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** The same picture by other bytes: a JPEG may be followed by anything. */
function withComment(jpeg: Uint8Array): Buffer {
  return Buffer.concat([jpeg, Buffer.from("again")]);
}

function filesOf(from: string): string[] {
  if (!statSync(from).isDirectory()) return [from];
  return globSync("**", { cwd: from, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
