import { z } from "zod";
import { PhotoId } from "../id/index.ts";
import { fn } from "../input/index.ts";
import type { Info, Status } from "../photo/photo.ts";
import type { Projection } from "../port/index.ts";

const MAX_PHOTOS = 200;

export const StatesInput = z.object({ photoIds: z.array(PhotoId).min(1).max(MAX_PHOTOS) });

/** Where an uploaded file stands. `waiting`: the pipeline has not come to it yet. */
export interface FileState {
  readonly photoId: string;
  readonly status: Status | "waiting";
  readonly rejectReason: Info["rejectReason"];
  readonly partialReasons: Info["partialReasons"];
  readonly bibs: readonly string[];
}

interface Context {
  readonly projection: Projection;
  readonly event: { readonly organizerId: string; readonly eventId: string };
}

/** States of photos, in the order asked for. */
export const states = fn(StatesInput, async ({ projection, event }: Context, { photoIds }): Promise<FileState[]> => {
  const { organizerId, eventId } = event;
  const refs = [...new Set(photoIds)].map((photoId) => ({ organizerId, eventId, photoId }));
  const found = new Map((await projection.photos(refs)).map((info) => [info.photoId, info]));
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
