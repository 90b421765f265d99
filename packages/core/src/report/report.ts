import { createHash } from "node:crypto";
import { z } from "zod";
import { SnapRaceError } from "../errors/index.ts";
import type * as Event from "../event/event.ts";
import { photo as visiblePhoto } from "../gallery/photo.ts";
import { BibNumber, PhotoId } from "../id/index.ts";
import { fn } from "../input/index.ts";
import type { Projection } from "../port/index.ts";
import { rows, type Truth } from "../truth/index.ts";

export const SayInput = z.object({
  photo: PhotoId,
  bib: BibNumber,
  /** `null` takes an earlier word back. */
  verdict: z.enum(["me", "not_me"]).nullable(),
  /** A random token that the runner's browser made and keeps; only its hash is stored. */
  reporter: z.string().min(16).max(100),
});
export type SayInput = z.input<typeof SayInput>;

interface Context {
  /** The server's truth: reports are written by people without an account. */
  readonly truth: Truth;
  readonly projection: Projection;
  readonly event: Event.Info;
}

/**
 * Keeps what a runner says about a photo, once for each runner, photo and bib, for the organizer to review. The public truth
 * stays as it is: a stranger's word must not take a photo from somebody else.
 * @throws SnapRaceError `invalid-input`, `not-found` for a photo that runners may not see
 */
export const say = fn(SayInput, async ({ truth, projection, event }: Context, input): Promise<void> => {
  const { eventId } = event;
  if (!(await visiblePhoto(projection, event, input.photo))) {
    throw new SnapRaceError("not-found", "No such photo for this visitor.");
  }
  const key = {
    event_id: eventId,
    photo_id: input.photo,
    bib: input.bib,
    reporter_hash: createHash("sha256").update(`${eventId}\0${input.reporter}`).digest("hex"),
  };
  const Id = z.object({ id: z.string() });
  if (input.verdict === null) {
    rows(Id, await truth.from("photo_reports").delete().match(key).select("id"));
    return;
  }
  const report = { ...key, verdict: input.verdict, reviewed_at: null };
  const onConflict = "event_id,photo_id,bib,reporter_hash";
  rows(Id, await truth.from("photo_reports").upsert(report, { onConflict }).select("id"));
});
