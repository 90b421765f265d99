import { z } from "zod";
import type { Clock } from "../clock/index.ts";
import type * as Event from "../event/event.ts";
import { keepsFaces } from "../event/face-term.ts";
import { isSameFace } from "../face/geometry.ts";
import { every } from "../gallery/every.ts";
import { minorBibs } from "../participant/minors.ts";
import { Box } from "../photo/info.ts";
import type * as Photo from "../photo/photo.ts";
import type { Inventory, KeptFace, Objects, Projection } from "../port/index.ts";
import { everyRow, type Truth } from "../truth/index.ts";

interface Context {
  /** The server's truth: suppressions are readable by nobody else. */
  readonly truth: Truth;
  readonly inventory: Pick<Inventory, "keys" | "faces">;
  readonly objects: Pick<Objects, "get">;
  readonly projection: Pick<Projection, "list">;
  readonly clock: Clock;
}

/** Something that must not be there. Carries ids, never what a face looks like. */
export interface Finding {
  readonly kind:
    | "face-after-term"
    | "face-of-no-photo"
    | "face-nobody-knows"
    | "suppressed-face"
    | "face-of-minor"
    | "face-in-archive"
    | "object-of-no-photo"
    | "photo-erased";
  readonly photoId: string;
  readonly faceId?: string;
  /** Where it was found. */
  readonly where: "collection" | "record" | "objects";
}

export interface ScanResult {
  readonly findings: readonly Finding[];
  /** What was looked at, so that "nothing found" is not "nothing looked at". */
  readonly looked: { readonly photos: number; readonly faces: number; readonly objects: number };
}

/**
 * Looks for everything of a person in an event that should be gone: faces after their term, faces that somebody asked to forget,
 * faces of minors, faces and files of photos that are no more. Changes nothing. Photos being uploaded or read meanwhile may be found
 * without their record; a second look tells.
 */
export async function scan(context: Context, event: Event.Info): Promise<ScanResult> {
  const photos = new Map<string, Photo.Info>();
  for await (const photo of every(context.projection, event)) photos.set(photo.photoId, photo);
  const collected: KeptFace[] = [];
  for await (const face of context.inventory.faces(event)) collected.push(face);
  const findings = [
    ...(await facesFindings(context, event, photos, collected)),
    ...(await erasedFindings(context, event, photos)),
  ];
  let objects = 0;
  for (const folder of ["raw", "processed", "analysis"] as const) {
    for await (const key of context.inventory.keys(event, folder)) {
      objects += 1;
      const photoId = photoIdOf(key);
      if (!photos.has(photoId)) findings.push({ kind: "object-of-no-photo", photoId, where: "objects" });
      if (folder === "analysis" && (await hasFaces(context, key))) {
        findings.push({ kind: "face-in-archive", photoId, where: "objects" });
      }
    }
  }
  const { finishVideo } = event;
  for await (const key of context.inventory.keys(event, "video")) {
    objects += 1;
    if (finishVideo?.file !== undefined && key.endsWith(`/${finishVideo.file}`)) continue;
    findings.push({ kind: "object-of-no-photo", photoId: photoIdOf(key), where: "objects" });
  }
  return { findings, looked: { photos: photos.size, faces: collected.length, objects } };
}

async function facesFindings(
  { truth, clock }: Context,
  event: Event.Info,
  photos: ReadonlyMap<string, Photo.Info>,
  collected: readonly KeptFace[],
): Promise<Finding[]> {
  const recorded = [...photos.values()].flatMap(({ photoId, faces }) => faces.map((face) => ({ ...face, photoId })));
  if (!keepsFaces(event, clock.now())) {
    const kind = "face-after-term";
    return [
      ...collected.map(({ photoId, faceId }): Finding => ({ kind, photoId, faceId, where: "collection" })),
      ...recorded.map(({ photoId, faceId }): Finding => ({ kind, photoId, faceId, where: "record" })),
    ];
  }
  const suppressed = await suppressedBoxes(truth, event.eventId);
  const minors = await minorBibs(truth, event.eventId);
  const isSuppressed = ({ photoId, box }: Pick<KeptFace, "photoId" | "box">) =>
    suppressed.get(photoId)?.some((gone) => isSameFace(gone, box)) ?? false;
  const known = new Set(recorded.map(({ faceId }) => faceId));
  const inCollection = collected.flatMap((face): Finding[] => {
    const { photoId, faceId } = face;
    const found = (kind: Finding["kind"]): Finding[] => [{ kind, photoId, faceId, where: "collection" }];
    if (isSuppressed(face)) return found("suppressed-face");
    if (!photos.has(photoId)) return found("face-of-no-photo");
    return known.has(faceId) ? [] : found("face-nobody-knows");
  });
  const inRecords = recorded.flatMap((face): Finding[] => {
    const { photoId, faceId } = face;
    const bib = face.bib ?? face.proposal?.bib;
    const found = (kind: Finding["kind"]): Finding[] => [{ kind, photoId, faceId, where: "record" }];
    if (isSuppressed(face)) return found("suppressed-face");
    return bib !== undefined && minors.has(bib) ? found("face-of-minor") : [];
  });
  return [...inCollection, ...inRecords];
}

async function erasedFindings(
  { truth }: Context,
  { eventId }: Event.Info,
  photos: ReadonlyMap<string, Photo.Info>,
): Promise<Finding[]> {
  const erased = await everyRow(z.object({ photo_id: z.string() }), (from, to) =>
    truth
      .from("takedowns")
      .select("photo_id")
      .eq("event_id", eventId)
      .not("erased_at", "is", null)
      .order("photo_id")
      .range(from, to),
  );
  const left = erased.filter(({ photo_id }) => photos.has(photo_id));
  return left.map(({ photo_id }) => ({ kind: "photo-erased", photoId: photo_id, where: "record" }));
}

async function suppressedBoxes(truth: Truth, eventId: string): Promise<ReadonlyMap<string, Box[]>> {
  const found = await everyRow(z.object({ photo_id: z.string(), box: Box }), (from, to) =>
    truth.from("face_suppressions").select("photo_id, box").eq("event_id", eventId).order("id").range(from, to),
  );
  const boxes = new Map<string, Box[]>();
  for (const { photo_id, box } of found) boxes.set(photo_id, [...(boxes.get(photo_id) ?? []), box]);
  return boxes;
}

/** The archive of a reading says whether faces were read, and nothing about them. */
async function hasFaces({ objects }: Context, key: string): Promise<boolean> {
  const found = await objects.get(key);
  return found !== undefined && /"(?:faceId|FaceId|embedding|vector)"/i.test(found.bytes.toString("utf8"));
}

function photoIdOf(key: string): string {
  return /\/([0-9A-Z]{26})[^/]*$/.exec(key)?.[1] ?? key.split("/").at(-1) ?? key;
}
