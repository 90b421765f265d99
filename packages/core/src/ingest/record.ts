import type { Clock } from "../clock/index.ts";
import { SnapRaceError } from "../errors/index.ts";
import * as Photo from "../photo/photo.ts";
import type { Objects, PhotoTruth, Projection, Recogniser } from "../port/index.ts";
import type { RecordInput } from "./execution.ts";
import { readPhoto } from "./read-photo.ts";

interface Ports {
  readonly objects: Pick<Objects, "put">;
  readonly projection: Pick<Projection, "photo" | "save">;
  readonly truth: PhotoTruth;
  readonly recogniser: Pick<Recogniser, "deleteFaces">;
  readonly clock: Clock;
}

export interface RecordResult {
  readonly status: Photo.Status | "gone";
  /** ms from the upload until runners could find the photo; only the first time they can. */
  readonly waitedMs?: number;
}

/** How often the write is tried on top of someone else's before the execution is given back to the queue. */
const MAX_ATTEMPTS = 5;

/**
 * The last step: brings together what the others found with what people decided, and writes it in one conditional
 * transaction. Running it again, after a crash anywhere, ends in the same state.
 */
export async function record(ports: Ports, input: RecordInput): Promise<RecordResult> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const result = await tryRecord(ports, input);
    if (result !== "conflict") return result;
  }
  throw new SnapRaceError("conflict", `Photo ${input.photo.photoId} kept being written by someone else.`);
}

async function tryRecord(ports: Ports, input: RecordInput): Promise<RecordResult | "conflict"> {
  const previous = await ports.projection.photo(input.photo);
  if (!previous) throw new SnapRaceError("unavailable", `Photo ${input.photo.photoId} was never begun.`);
  const { execution } = previous;
  if (execution?.attempt !== input.attempt || execution.interruptedAt !== undefined) {
    throw new SnapRaceError("conflict", `Execution ${input.attempt} of photo ${previous.photoId} was given up on.`);
  }

  const facts = input.preprocess.value;
  if (facts.status === "gone") return { status: "gone" };
  const photo =
    facts.status === "rejected"
      ? Photo.rejected(previous, facts.reason, ports.clock.now())
      : await archiveAndRead(ports, input, previous);
  if ((await ports.projection.save(photo, previous)) === "conflict") return "conflict";
  const isFirst = previous.searchableAt === undefined && photo.searchableAt !== undefined;
  const waitedMs = isFirst ? ports.clock.now().getTime() - Date.parse(photo.uploadedAt) : undefined;
  return { status: photo.status, ...(waitedMs !== undefined && { waitedMs }) };
}

async function archiveAndRead(ports: Ports, input: RecordInput, previous: Photo.Info): Promise<Photo.Info> {
  const { photo, analysis } = input;
  if (!analysis) throw new SnapRaceError("unavailable", "A rendered photo arrived without its analysis.");
  // Without the faces: what is in the collection and in the photo's record must be all there is to delete.
  const read = { ...analysis, faces: { status: analysis.faces.status } };
  const archive = { pipelineVersion: Photo.PIPELINE_VERSION, ...input, analysis: read };
  await ports.objects.put(Photo.keys.analysis(photo), Buffer.from(JSON.stringify(archive)), {
    contentType: "application/json",
  });
  return readPhoto(ports, input, previous);
}
