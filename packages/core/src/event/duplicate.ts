import { z } from "zod";
import { Rules } from "../bib/rules.ts";
import { SnapRaceError } from "../errors/index.ts";
import { EventId } from "../id/index.ts";
import { fn } from "../input/index.ts";
import type { EdgeStore } from "../port/index.ts";
import { rows, type Truth } from "../truth/index.ts";
import { create } from "./create.ts";
import { Day } from "./fields.ts";
import type { Info } from "./info.ts";
import { fromID } from "./read.ts";
import { update } from "./update.ts";

export const DuplicateInput = z.object({
  from: EventId,
  eventId: EventId,
  name: z.string().trim().min(1, "The event needs a name.").max(120),
  startsOn: Day,
});

/** Columns of what belongs to an event and is the same next year; start times and waves are not. */
const KEPT = {
  races: ["name", "distance_m"],
  checkpoints: ["id", "name", "distance_m"],
  event_photographers: ["photographer_id"],
  event_logos: ["webp"],
} as const;

/**
 * A new draft with another event's settings, races, checkpoints and photographers, without its runners and photos.
 * @throws SnapRaceError `conflict` when the id is taken, `not-found` when there is nothing to copy
 */
export const duplicate = fn(
  DuplicateInput,
  async ({ truth, edge }: { truth: Truth; edge: EdgeStore }, input): Promise<Info> => {
    const source = await fromID(truth, input.from);
    if (!source) throw new SnapRaceError("not-found", `No event ${input.from}.`);
    const { organizerId, timeZone, place, faceMode, displayMode, downloadPolicy, branding } = source;
    const bibRules = Rules.parse(source.bibRules ?? {});
    const { from: _, ...fresh } = input;
    const made = await create({ truth, edge }, { ...fresh, organizerId, timeZone, place, faceMode, bibRules });
    for (const [table, columns] of Object.entries(KEPT)) await copy(truth, table, columns, input.from, input.eventId);
    const changes = { displayMode, downloadPolicy, branding };
    const updated = await update({ truth }, { eventId: made.eventId, version: made.version, changes });
    return updated.status === "gone" ? made : updated.event;
  },
);

async function copy(truth: Truth, table: string, columns: readonly string[], from: string, to: string): Promise<void> {
  const Row = z.record(z.string(), z.unknown());
  const found = rows(Row, await truth.from(table).select(columns.join(", ")).eq("event_id", from));
  if (found.length === 0) return;
  rows(
    Row,
    await truth
      .from(table)
      .insert(found.map((row) => ({ ...row, event_id: to })))
      .select("event_id"),
  );
}
