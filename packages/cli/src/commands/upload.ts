import { readFile, stat } from "node:fs/promises";
import { awsObjects, dynamoProjection } from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import { SnapRaceError } from "@snaprace/core/errors";
import { Photographer } from "@snaprace/core/photographer";
import { serverTruth } from "@snaprace/core/truth";
import { Upload } from "@snaprace/core/upload";
import { readArguments, required } from "../arguments.ts";
import { findNew, SentBatch } from "../batch.ts";
import { findEvent } from "../event.ts";
import { follow } from "../follow.ts";
import { inParallel } from "../parallel.ts";
import { findPhotos, inspect, type PhotoFile, type RefusedFile } from "../photo-files.ts";
import { ProgressLine } from "../progress-line.ts";
import { UsageError } from "../usage-error.ts";

const PARALLEL = 4;

interface Sent {
  readonly path: string;
  readonly photoId: string;
  readonly result: Upload.SendResult;
}

/** @returns the exit code: 1 when a file could not be uploaded or read */
export async function upload(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    event: { type: "string" },
    photographer: { type: "string" },
    wait: { type: "boolean", default: true },
  });
  const folder = required(positionals[0], "The folder");
  const files = await photosOf(folder);
  const event = await findEvent(required(values.event, "--event"));
  const photographerId = await checkPhotographer(event.eventId, values.photographer);
  const context = {
    clock: systemClock,
    truth: serverTruth(),
    objects: awsObjects(),
    projection: dynamoProjection(),
    event,
  };

  const line = new ProgressLine(process.stderr);
  const photos: PhotoFile[] = [];
  const refused: RefusedFile[] = [];
  await inParallel(files, PARALLEL, async (path) => {
    const file = await inspect(path).catch((error: unknown) => ({ path, reason: wordsOf(error) }));
    if ("reason" in file) refused.push(file);
    else photos.push(file);
    line.show(`Comparing ${photos.length + refused.length} of ${files.length} with what is here`);
  });
  const fresh = await findNew(
    context,
    photos.map(({ sha256 }) => sha256),
  );
  // Once for each content, and whoever stops it here sees on the desk what was sent.
  const batch = fresh.size > 0 ? await SentBatch.start(context, fresh.size, photographerId) : undefined;
  const sent: Sent[] = [];
  await inParallel(photos, PARALLEL, async (file) => {
    try {
      const one = await send(context, file, { photographerId, batchId: batch?.batchId });
      sent.push(one);
      if (one.result === "sent") await batch?.arrived();
    } catch (error) {
      refused.push({ path: file.path, reason: wordsOf(error) });
    }
    line.show(`Uploading ${sent.length} of ${photos.length}, ${fresh.size} of them new`);
  });
  await batch?.tell();
  const photoIds = [...new Set(sent.map(({ photoId }) => photoId))];
  const states = values.wait
    ? await follow(context, photoIds, (settled, total) =>
        line.show(`Reading bibs and faces: ${settled} of ${total} done`),
      )
    : undefined;
  line.clear();
  return summarise(sent, refused, states);
}

async function checkPhotographer(eventId: string, photographerId: string | undefined): Promise<string | undefined> {
  if (photographerId === undefined) return undefined;
  const known = await Photographer.forEvent(serverTruth(), eventId);
  if (known.some((photographer) => photographer.photographerId === photographerId)) return photographerId;
  const ids = known.map((photographer) => photographer.photographerId).join(", ") || "none yet";
  throw new SnapRaceError("not-found", `"${photographerId}" is no photographer of this event. There are: ${ids}.`);
}

async function photosOf(folder: string): Promise<string[]> {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${folder} can't be read (${error.code}).`);
  });
  if (!found.isDirectory()) throw new UsageError(`${folder} is not a folder.`);
  const files = await findPhotos(folder);
  if (files.length === 0) throw new UsageError(`${folder} holds no photos.`);
  return files;
}

async function send(
  context: Parameters<typeof Upload.sign>[0],
  file: PhotoFile,
  whose: { readonly photographerId: string | undefined; readonly batchId: string | undefined },
): Promise<Sent> {
  const { path, ...described } = file;
  const [signed] = await Upload.sign(context, { ...whose, files: [described] });
  if (!signed) throw new Error("The file was not signed.");
  const { photoId } = signed;
  if (signed.state === "already-here") return { path, photoId, result: "already-here" };
  const result = await Upload.send(signed.put, new Uint8Array(await readFile(path)));
  return { path, photoId, result };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function summarise(
  sent: readonly Sent[],
  refused: readonly RefusedFile[],
  states: readonly Upload.FileState[] | undefined,
): number {
  const say = (text: string) => process.stdout.write(`${text}\n`);
  const fresh = sent.filter(({ result }) => result === "sent").length;
  say(`${fresh} uploaded, ${sent.length - fresh} were already here, ${refused.length} refused.`);
  for (const { path, reason } of refused) say(`  ${path}: ${reason}`);
  if (!states) return refused.length > 0 ? 1 : 0;
  const pathOf = new Map(sent.map(({ photoId, path }) => [photoId, path]));
  const failed = states.filter(({ status }) => status === "rejected" || status === "dead-lettered");
  const partial = states.filter(({ status }) => status === "partial").length;
  const bibs = new Set(states.flatMap((state) => state.bibs));
  say(`${states.length - failed.length} photos are searchable, with ${bibs.size} different bibs.`);
  if (partial > 0) say(`${partial} of them were read in part and will be read again.`);
  for (const state of failed) say(`  ${pathOf.get(state.photoId)}: ${state.rejectReason ?? state.status}`);
  return refused.length + failed.length > 0 ? 1 : 0;
}
