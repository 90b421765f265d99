import { z } from "zod";
import type { Clock } from "../clock/index.ts";
import { PhotoId } from "../id/index.ts";
import { arrivalOf } from "../ingest/arrival.ts";
import { fn } from "../input/index.ts";
import { type Info, keys, type Status, unread } from "../photo/photo.ts";
import type { Objects, Projection } from "../port/index.ts";

const MAX_PHOTOS = 200;

export const StatesInput = z.object({ photoIds: z.array(PhotoId).min(1).max(MAX_PHOTOS) });

/** Where an uploaded file stands. `waiting`: it is not in the bucket. */
export interface FileState {
  readonly photoId: string;
  readonly status: Status | "waiting";
  readonly rejectReason: Info["rejectReason"];
  readonly partialReasons: Info["partialReasons"];
  readonly bibs: readonly string[];
}

interface Ref {
  readonly organizerId: string;
  readonly eventId: string;
  readonly photoId: string;
}

interface Context {
  readonly objects: Pick<Objects, "head">;
  readonly projection: Pick<Projection, "photos" | "save">;
  readonly event: { readonly organizerId: string; readonly eventId: string };
  readonly clock: Clock;
}

/**
 * States of photos, in the order asked for. Those that are in the bucket while the pipeline has not come to them are noted as
 * `received`: a long queue is counted, and whoever closes the page leaves a trace of what waits.
 */
export const states = fn(StatesInput, async (context: Context, { photoIds }): Promise<FileState[]> => {
  const { organizerId, eventId } = context.event;
  const refs = [...new Set(photoIds)].map((photoId) => ({ organizerId, eventId, photoId }));
  const found = new Map((await context.projection.photos(refs)).map((info) => [info.photoId, info]));
  const unknown = refs.filter(({ photoId }) => !found.has(photoId));
  const received = await Promise.all(unknown.map((ref) => receive(context, ref)));
  for (const info of received) if (info) found.set(info.photoId, info);
  return photoIds.map((photoId) => {
    const info = found.get(photoId);
    return {
      photoId,
      status: info?.status ?? "waiting",
      rejectReason: info?.rejectReason,
      partialReasons: info?.partialReasons ?? [],
      bibs: info?.bibs.filter((match) => match.state !== "rejected").map((match) => match.bib) ?? [],
    };
  });
});

async function receive({ objects, projection, clock }: Context, ref: Ref): Promise<Info | undefined> {
  const key = keys.original(ref);
  const head = await objects.head(key);
  if (!head) return undefined;
  const photo = unread(arrivalOf({ ...ref, key }, head), clock.now().toISOString());
  // Begun at this very moment: the next look will say so.
  return (await projection.save(photo, undefined)) === "saved" ? photo : undefined;
}
