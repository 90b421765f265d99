import { z } from "zod";
import { Rules } from "../bib/rules.ts";
import { Branding } from "../brand/brand.ts";
import { fn } from "../input/index.ts";
import { oneOrNone, type Truth } from "../truth/index.ts";
import { Day, TimeZone } from "./fields.ts";
import { COLUMNS, FaceMode, Info } from "./info.ts";
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
  const event = oneOrNone(Info, await query.select(COLUMNS).maybeSingle());
  return event ? { status: "updated", event } : { status: "gone" };
});
