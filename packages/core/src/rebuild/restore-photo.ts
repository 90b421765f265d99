import type { Clock } from "../clock/index.ts";
import { SnapRaceError } from "../errors/index.ts";
import { collectionId } from "../face/collection.ts";
import { arrivalOf } from "../ingest/arrival.ts";
import { Archive, type RecordInput } from "../ingest/execution.ts";
import { readPhoto } from "../ingest/read-photo.ts";
import * as Photo from "../photo/photo.ts";
import type { EdgeStore, KeptFace, Objects, PhotoTruth, Projection, Recogniser } from "../port/index.ts";
import { edge as edgeTopology } from "../topology/edge.ts";
import { type DecisionRow, decideAgain, isHiddenByRunner } from "./decisions.ts";

export interface RestorePorts {
  readonly objects: Pick<Objects, "head" | "get">;
  readonly projection: Pick<Projection, "photo" | "save">;
  readonly photoTruth: PhotoTruth;
  readonly recogniser: Pick<Recogniser, "deleteFaces">;
  readonly edge: Pick<EdgeStore, "put">;
  readonly clock: Clock;
}

/** `unread`: nothing was kept of a reading, so only the pipeline can tell what is on it. */
export type Restored = "restored" | "unread" | "gone";

interface Known {
  readonly faces: readonly KeptFace[];
  readonly decisions: readonly DecisionRow[];
}

/**
 * Writes a photo's record from its original, from what was kept of its reading, and from what people said. What only the record
 * knew before (how often it was tried, whom a bulk correction credited) is taken from it while it is there.
 * @throws SnapRaceError `conflict` when somebody else writes it meanwhile
 */
export async function restorePhoto(ports: RestorePorts, original: Photo.OriginalKey, known: Known): Promise<Restored> {
  const head = await ports.objects.head(original.key);
  if (!head) return "gone";
  const existing = await ports.projection.photo(original);
  const kept = await ports.objects.get(Photo.keys.analysis(original));
  // A photo that was rejected has no reading, and its record is all there is to know.
  if (!kept) return existing?.status === "rejected" ? "restored" : "unread";
  const archive = Archive.parse(JSON.parse(kept.bytes.toString("utf8")));
  const arrival = arrivalOf(original, head);
  const before = existing ?? { ...Photo.unread(arrival, kept.lastModified.toISOString()), revision: 0 };
  const base: Photo.Info = { ...before, attempts: Math.max(before.attempts, archive.attempt) };

  const read = await readPhoto(portsAt(ports), inputOf(archive, known.faces), base);
  const decided = await decideAgain(ports.photoTruth, read, known.decisions);
  const isHidden = isHiddenByRunner(known.decisions);
  const away = await ports.photoTruth.whyAway(original.eventId, original.photoId, arrival.batchId);
  const photo: Photo.Info = {
    ...decided,
    revision: before.revision + 1,
    pipelineVersion: archive.pipelineVersion,
    visibility: isHidden ? "hidden" : away ? "taken-down" : "visible",
    searchableAt: existing?.searchableAt ?? (read.searchableAt && kept.lastModified.toISOString()),
    updatedAt: ports.clock.now().toISOString(),
  };
  const remembered = new Set(photo.faces.map(({ faceId }) => faceId));
  const surplus = known.faces.filter(({ faceId }) => !remembered.has(faceId)).map(({ faceId }) => faceId);
  if (surplus.length > 0) await ports.recogniser.deleteFaces(collectionId(original), surplus);
  if (photo.visibility !== "visible") {
    await ports.edge.put(edgeTopology.keys.photo(photo.photoId), isHidden ? "hidden" : "takedown");
  }
  if ((await ports.projection.save(photo, existing)) === "conflict") {
    throw new SnapRaceError("conflict", `Photo ${photo.photoId} is being written by someone else. Run this again.`);
  }
  return "restored";
}

function portsAt({ photoTruth, recogniser, clock }: RestorePorts) {
  return { truth: photoTruth, recogniser, clock };
}

/** The reading as its last step got it: the archive has everything but the faces, which the collection has. */
function inputOf({ analysis, ...archive }: Archive, faces: readonly KeptFace[]): RecordInput {
  const found = faces
    .map(({ faceId, box, confidence }) => ({ faceId, box, confidence }))
    // The largest first, as they were found.
    .sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
  const outcome = (): NonNullable<RecordInput["analysis"]>["faces"] => {
    if (analysis.faces.status === "failed") return { status: "failed", error: "The faces were not read." };
    return analysis.faces.status === "done" || found.length > 0
      ? { status: "done", faces: found }
      : { status: "skipped" };
  };
  return { ...archive, analysis: { text: analysis.text, faces: outcome() } };
}
