import { z } from "zod";
import { photoId, Sha256 } from "../id/index.ts";
import { fn } from "../input/index.ts";
import type { Status } from "../photo/photo.ts";
import type { Projection } from "../port/index.ts";

const MAX_HASHES = 200;

export const CheckInput = z.object({ hashes: z.array(Sha256).min(1).max(MAX_HASHES) });

/** `new`: to be sent. `removed`: it was here, and somebody took it away. */
export interface Checked {
  readonly photoId: string;
  readonly state: "new" | "removed" | Status;
}

interface Context {
  readonly projection: Pick<Projection, "photos">;
  readonly event: { readonly organizerId: string; readonly eventId: string };
}

/** Which of these files are here already, in the order asked for. */
export const check = fn(CheckInput, async ({ projection, event }: Context, { hashes }): Promise<Checked[]> => {
  const { organizerId, eventId } = event;
  const ids = hashes.map((hash) => photoId(eventId, hash));
  const refs = [...new Set(ids)].map((photoId) => ({ organizerId, eventId, photoId }));
  const known = new Map((await projection.photos(refs)).map((photo) => [photo.photoId, photo]));
  return ids.map((photoId) => {
    const photo = known.get(photoId);
    const state = !photo ? "new" : photo.visibility === "visible" ? photo.status : "removed";
    return { photoId, state };
  });
});
