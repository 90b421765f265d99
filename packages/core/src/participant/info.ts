import { z } from "zod";
import { BibNumber } from "../id/index.ts";

const Race = z.object({ name: z.string() });
const Result = z.object({
  status: z.enum(["finished", "dnf", "dns", "dsq"]),
  gun_ms: z.number().nullable(),
  chip_ms: z.number().nullable(),
  corrected: z.array(z.string()),
});

/** Columns of {@link Info}, for `select()`. */
export const COLUMNS =
  "bib, name, gender, birth_year, division, wave, club, email, is_minor, name_hidden, corrected, races(name), results(status, gun_ms, chip_ms, corrected)";

const text = z
  .string()
  .nullable()
  .transform((value) => value ?? "");

/** Somebody on a start list, as the organizer sees them. */
export const Info = z
  .object({
    bib: BibNumber,
    name: z.string(),
    gender: text,
    birth_year: z.number().nullable(),
    division: text,
    wave: text,
    club: text,
    email: text,
    is_minor: z.boolean(),
    name_hidden: z.boolean(),
    corrected: z.array(z.string()),
    races: Race.nullable(),
    // One runner has one result; the API answers an object or a list of one.
    results: z.union([Result, z.array(Result).transform((all) => all[0] ?? null)]).nullable(),
  })
  .transform((row) => ({
    bib: row.bib,
    name: row.name,
    gender: row.gender,
    birthYear: row.birth_year ?? undefined,
    division: row.division,
    wave: row.wave,
    club: row.club,
    email: row.email,
    isMinor: row.is_minor,
    nameHidden: row.name_hidden,
    race: row.races?.name ?? "",
    status: row.results?.status,
    /** ms */
    gunMs: row.results?.gun_ms ?? undefined,
    chipMs: row.results?.chip_ms ?? undefined,
    /** Fields that a person corrected: imports leave them alone. */
    corrected: [...row.corrected, ...(row.results?.corrected ?? [])],
  }));
export type Info = z.infer<typeof Info>;
