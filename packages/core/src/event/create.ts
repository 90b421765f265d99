import { z } from "zod";
import { Rules } from "../bib/rules.ts";
import { SnapRaceError } from "../errors/index.ts";
import { EventId, OrganizerId } from "../id/index.ts";
import { fn } from "../input/index.ts";
import type { EdgeStore } from "../port/index.ts";
import { edge as edgeTopology } from "../topology/edge.ts";
import { one, type Truth } from "../truth/index.ts";
import { Day, TimeZone } from "./fields.ts";
import { COLUMNS, FaceMode, Info } from "./info.ts";
import { previewToken } from "./read.ts";

export const CreateInput = z.object({
  organizerId: OrganizerId,
  eventId: EventId,
  name: z.string().trim().min(1, "The event needs a name.").max(120),
  startsOn: Day,
  timeZone: TimeZone,
  place: z.string().trim().max(120).default(""),
  faceMode: FaceMode.default("off"),
  /** What the event's bibs look like; without it, numbers of 1 to 5 digits. */
  bibRules: Rules.optional(),
});

/**
 * Creates a draft. Its preview token is known to the CDN at once, so its people see their photos before the public does.
 * @throws SnapRaceError `conflict` when the id is taken, `not-allowed` when the person may not create events here
 */
export const create = fn(
  CreateInput,
  async ({ truth, edge }: { truth: Truth; edge: EdgeStore }, input): Promise<Info> => {
    const inserted = await truth
      .from("events")
      .insert({
        id: input.eventId,
        organizer_id: input.organizerId,
        name: input.name,
        starts_on: input.startsOn,
        time_zone: input.timeZone,
        place: input.place,
        face_mode: input.faceMode,
        bib_rules: input.bibRules ?? {},
      })
      .select(COLUMNS)
      .single();
    const event = one(Info, inserted);
    const token = await previewToken(truth, event.eventId);
    if (!token) throw new SnapRaceError("unavailable", "The new event has no preview token.");
    await edge.put(edgeTopology.keys.preview(token), event.eventId);
    return event;
  },
);
