import { z } from "zod";
import { SnapRaceError } from "../errors/index.ts";
import { BibNumber, EventId } from "../id/index.ts";
import { fn } from "../input/index.ts";
import { rows, type Truth } from "../truth/index.ts";
import type { Info } from "./info.ts";
import { fromBib } from "./read.ts";

const Text = z.string().trim().max(60);

export const CorrectInput = z.object({
  eventId: EventId,
  bib: BibNumber,
  name: z.string().trim().min(1, "A runner needs a name.").max(120),
  gender: z.enum(["", "f", "m", "x"]),
  division: Text,
  wave: Text,
  club: Text,
  email: z.union([z.literal(""), z.email("This is not an e-mail address.").max(254)]),
  isMinor: z.boolean(),
  nameHidden: z.boolean(),
});

const COLUMN_OF = {
  name: "name",
  gender: "gender",
  division: "division",
  wave: "wave",
  club: "club",
  email: "email",
  isMinor: "is_minor",
} as const;
type Field = keyof typeof COLUMN_OF;

/**
 * Corrects a runner by hand. The fields that were changed are remembered, and no import overwrites them.
 * @returns the names of the fields that were changed
 * @throws SnapRaceError `not-found` when nobody has this bib
 */
export const correct = fn(CorrectInput, async ({ truth }: { truth: Truth }, input): Promise<string[]> => {
  const before = await fromBib(truth, input.eventId, input.bib);
  if (!before) throw new SnapRaceError("not-found", `Nobody has bib ${input.bib}.`);
  const changed = (Object.keys(COLUMN_OF) as Field[]).filter((field) => before[field] !== input[field]);
  if (changed.length === 0 && before.nameHidden === input.nameHidden) return [];
  const values = Object.fromEntries(
    changed.map((field) => [COLUMN_OF[field], input[field] === "" ? null : input[field]]),
  );
  const written = await truth
    .from("event_runners")
    .update({ ...values, name_hidden: input.nameHidden, corrected: corrections(before, changed) })
    .eq("event_id", input.eventId)
    .eq("bib", input.bib)
    .select("bib");
  if (rows(z.object({ bib: z.string() }), written).length === 0) {
    throw new SnapRaceError("not-found", `Nobody has bib ${input.bib}.`);
  }
  return changed;
});

function corrections(before: Info, changed: readonly Field[]): string[] {
  const known = before.corrected.filter((field) => field in COLUMN_OF || field === "race" || field === "birthYear");
  return [...new Set([...known, ...changed])];
}
