import { z } from "zod";
import { Rules } from "../bib/rules.ts";
import { Branding } from "../brand/brand.ts";
import { fn } from "../input/index.ts";
import { oneOrNone, type Truth } from "../truth/index.ts";
import { Day, TimeZone } from "./fields.ts";
import { COLUMNS, DownloadPolicy, FaceMode, FinishVideo, Info } from "./info.ts";
import { fromID } from "./read.ts";

const Moment = z.iso.datetime().nullable();

/** Everything of an event that may change after it was created; what is absent stays. */
export const Changes = z.object({
  name: z.string().trim().min(1, "The event needs a name.").max(120).optional(),
  startsOn: Day.optional(),
  timeZone: TimeZone.optional(),
  place: z.string().trim().max(120).optional(),
  displayMode: z.enum(["photos", "results", "photos_and_results"]).optional(),
  faceMode: FaceMode.optional(),
  bibRules: Rules.optional(),
  facesExpireAt: Moment.optional(),
  photosExpireAt: Moment.optional(),
  downloadPolicy: DownloadPolicy.optional(),
  finishVideo: FinishVideo.nullable().optional(),
  branding: Branding.optional(),
});

export const UpdateInput = z.object({
  eventId: z.string(),
  /** {@link Info}.version as it was when the person began to edit. */
  version: z.string(),
  changes: Changes,
});

const COLUMN_OF = {
  name: "name",
  startsOn: "starts_on",
  timeZone: "time_zone",
  place: "place",
  displayMode: "display_mode",
  faceMode: "face_mode",
  bibRules: "bib_rules",
  facesExpireAt: "faces_expire_at",
  photosExpireAt: "photos_expire_at",
  downloadPolicy: "download_policy",
  finishVideo: "finish_video",
  branding: "branding",
} as const satisfies Record<keyof z.output<typeof Changes>, string>;

export type Updated =
  | { readonly status: "updated"; readonly event: Info }
  /** Somebody else saved since: their version is there to be looked at. */
  | { readonly status: "changed"; readonly event: Info }
  | { readonly status: "gone" };

/** Changes an event, unless somebody else has since it was read. */
export const update = fn(UpdateInput, async ({ truth }: { truth: Truth }, input): Promise<Updated> => {
  const current = await fromID(truth, input.eventId);
  if (!current) return { status: "gone" };
  if (current.version !== input.version) return { status: "changed", event: current };
  const columns = Object.entries(input.changes).flatMap(([name, value]) =>
    value === undefined ? [] : [[COLUMN_OF[name as keyof typeof COLUMN_OF], value]],
  );
  const query = truth.from("events").update(Object.fromEntries(columns)).eq("id", input.eventId);
  // The database looks at the version again: somebody may have saved since it was read above.
  const event = oneOrNone(Info, await query.eq("updated_at", input.version).select(COLUMNS).maybeSingle());
  if (event) return { status: "updated", event };
  const now = await fromID(truth, input.eventId);
  return now ? { status: "changed", event: now } : { status: "gone" };
});
