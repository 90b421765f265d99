import { pathToFileURL } from "node:url";
import type { FunctionName } from "@snaprace/core/topology";
import { generatePhotos } from "../../../fixtures/src/index.ts";
import type { StackConfig } from "../../../packages/local/src/stack/index.ts";
import { productOn } from "../../../tests/support/product.ts";
import type { Bundle } from "./build.ts";

type Handler = (event: unknown, context: unknown) => Promise<Record<string, unknown>>;

const SETTLE_TRIES = 120;
const SETTLE_PAUSE_MS = 500;

/**
 * Uploads a photo, lets the stack's own pipeline settle it, then takes it through the functions again, each from its bundle
 * and fed with what the ones before answered.
 * @throws Error when an answer is not what the state machine expects
 */
export async function runBundles(
  bundles: readonly Bundle[],
  config: StackConfig,
  eventId: string,
): Promise<{ readonly photoId: string; readonly answers: Record<FunctionName, string> }> {
  const product = await productOn(config);
  const event = await product.Event.fromID(product.truth, eventId);
  if (!event) throw new Error(`The stack has no event ${eventId}.`);
  const jpeg = await onePhoto();
  const sha256 = product.sha256(jpeg);
  const context = { ...product, event };
  const file = { name: "bundle.jpg", size: jpeg.length, type: "image/jpeg" as const, sha256 };
  const [signed] = await product.Upload.sign(context, { files: [file] });
  if (signed?.state !== "new") throw new Error("The photo was there before.");
  await product.Upload.send(signed.put, new Uint8Array(jpeg));
  const ref = { organizerId: event.organizerId, eventId, photoId: signed.photoId };
  const settled = async () => (await product.projection.photo(ref))?.status;
  for (let tries = 0; (await settled()) !== "searchable"; tries++) {
    if (tries === SETTLE_TRIES) throw new Error(`The photo stayed ${await settled()}.`);
    await new Promise((resolve) => setTimeout(resolve, SETTLE_PAUSE_MS));
  }

  const photo = { ...ref, fileName: file.name, size: jpeg.length, uploadedAt: new Date().toISOString() };
  // What the trigger does before it starts an execution: a step of any other execution is refused.
  const previous = await product.projection.photo(ref);
  const begun = product.Photo.begin(previous, { ...photo, photographerId: undefined }, new Date());
  expectThat("Preprocess", (await product.projection.save(begun, previous)) === "saved", "the photo is being written");
  const input = {
    photo,
    attempt: begun.attempts,
    event: { timeZone: event.timeZone, indexFaces: true, bibRules: event.bibRules },
  };
  process.env.POWERTOOLS_LOG_LEVEL = "SILENT";
  const call = async (name: FunctionName, payload: unknown) => {
    const found = bundles.find((bundle) => bundle.name === name);
    const { handler }: { handler: Handler } = await import(pathToFileURL(found?.file ?? "").href);
    return handler(payload, { awsRequestId: `bundle-${name}`, getRemainingTimeInMillis: () => 30_000 });
  };
  const preprocess = await call("Preprocess", input);
  expectThat("Preprocess", preprocess.status === "rendered", preprocess);
  const text = await call("DetectText", input);
  expectThat("DetectText", Array.isArray(text.texts), text);
  const faces = await call("IndexFaces", input);
  expectThat("IndexFaces", Array.isArray(faces.faces), faces);
  const recorded = await call("FanoutDynamoDB", {
    ...input,
    preprocess: { value: preprocess },
    analysis: { text, faces },
  });
  expectThat("FanoutDynamoDB", recorded.status === "searchable", recorded);
  const body = JSON.stringify({ reprocess: { key: product.Photo.keys.original(ref) } });
  const before = (await product.projection.photo(ref))?.revision;
  const trigger = await call("SfnTrigger", { Records: [{ messageId: "bundle", body }] });
  expectThat("SfnTrigger", JSON.stringify(trigger) === '{"batchItemFailures":[]}', trigger);
  expectThat("SfnTrigger", (await product.projection.photo(ref))?.revision !== before, "nothing was written");
  const deletions = await call("DeleteDueFaces", {});
  expectThat("DeleteDueFaces", typeof deletions.deleted === "number", deletions);
  const erasures = await call("DeleteDuePhotos", {});
  expectThat("DeleteDuePhotos", typeof erasures.erased === "number", erasures);
  const proposals = await call("ProposeByFace", {});
  expectThat("ProposeByFace", typeof proposals.changed === "number", proposals);
  const retries = await call("RetryPartials", {});
  expectThat("RetryPartials", retries.sent === 0, retries);
  const letters = await call("MarkDeadLetters", {});
  expectThat("MarkDeadLetters", letters.seen === 0 && letters.marked === 0, letters);
  const told = await call("TellRunners", {});
  expectThat("TellRunners", told.sent === 0 && told.failed === 0, told);
  const answers = {
    TellRunners: "nobody asked, nothing sent",
    Preprocess: "rendered",
    DetectText: `${(text.texts as unknown[]).length} texts`,
    IndexFaces: `${(faces.faces as unknown[]).length} faces`,
    FanoutDynamoDB: "searchable",
    SfnTrigger: "one message, one execution, no failure",
    DeleteDueFaces: "events without faces looked through",
    DeleteDuePhotos: "nothing has come to its end",
    ProposeByFace: "the events' faces counted, compared when they have come to rest",
    RetryPartials: "nothing is partial, nothing sent",
    MarkDeadLetters: "no dead letters",
  };
  return { photoId: ref.photoId, answers };
}

function expectThat(name: FunctionName, holds: boolean, answer: unknown): void {
  if (!holds) throw new Error(`${name} answered ${JSON.stringify(answer).slice(0, 500)}`);
}

async function onePhoto(): Promise<Buffer> {
  for await (const { jpeg } of generatePhotos({ seed: "bundle", count: 1 })) return jpeg;
  throw new Error("No photo was drawn.");
}
