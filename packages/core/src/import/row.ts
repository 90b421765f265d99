import { z } from "zod";
import { zonedToUtc } from "../clock/index.ts";
import type { Field, Mapping } from "./field.ts";
import type { Options } from "./options.ts";
import type { Table, TableRow } from "./table.ts";
import { parseDuration, parseMoment } from "./time.ts";
import * as Value from "./value.ts";

/** Why a line is left out. Closed: each code has words in the web messages. */
export const PROBLEMS = [
  "bib-missing",
  "bib-invalid",
  "bib-twice",
  "name-missing",
  "name-too-long",
  "gender-unknown",
  "birth-invalid",
  "age-invalid",
  "email-invalid",
  "status-unknown",
  "time-invalid",
  "place-invalid",
  "minor-invalid",
  "race-without-start",
] as const;
export type Problem = (typeof PROBLEMS)[number];

export interface RowProblem {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly problem: Problem;
  /** The column's name and what stands there, for the person to find it. */
  readonly column: string;
  readonly value: string;
}

/** What a line of the file says about a runner; what it does not say is absent, what it says is nothing is `null`. */
export interface Row {
  readonly line: number;
  readonly bib: string;
  readonly values: Readonly<Record<string, string | number | boolean | null>>;
  /** ISO 8601 UTC by checkpoint. */
  readonly splits: Readonly<Record<string, string>>;
}

export interface RaceDay {
  readonly startsOn: string;
  readonly timeZone: string;
  /** ISO 8601 UTC of each race's gun, by its name. */
  readonly starts: ReadonlyMap<string, string>;
  /** ISO 8601 UTC of the guns of waves, by race and wave as {@link waveKey} has them. */
  readonly waves?: ReadonlyMap<string, string> | undefined;
}

export function waveKey(race: string, wave: string): string {
  return `${race}\0${wave.toLowerCase()}`;
}

interface Rows {
  readonly rows: readonly Row[];
  readonly problems: readonly RowProblem[];
}

/** Younger people are minors: out of face search, name search and public lists. */
const ADULT = 18;
const MAX_NAME = 120;
const Email = z.email().max(254);

/** Reads every line; one with anything that cannot be understood is left out whole, so that nobody gets half a result. */
export function toRows(table: Table, mapping: Mapping, options: Options, day: RaceDay): Rows {
  const rows: Row[] = [];
  const problems: RowProblem[] = [];
  const seen = new Set<string>();
  for (const line of table.rows) {
    const reader = new LineReader(table.headers, line, mapping);
    const row = reader.read(options, day);
    if (row && seen.has(row.bib)) reader.report("bib-twice", "bib");
    if (reader.problem || !row) problems.push(reader.problem ?? reader.report("bib-missing", "bib"));
    else rows.push(row);
    if (row) seen.add(row.bib);
  }
  return { rows, problems };
}

/** What says when somebody started. */
interface Started {
  readonly race: string | null | undefined;
  readonly wave: string | null | undefined;
  readonly gunMs: unknown;
  readonly chipMs: unknown;
}

class LineReader {
  problem: RowProblem | undefined;
  readonly #headers: readonly string[];
  readonly #line: TableRow;
  readonly #mapping: Mapping;

  constructor(headers: readonly string[], line: TableRow, mapping: Mapping) {
    this.#headers = headers;
    this.#line = line;
    this.#mapping = mapping;
  }

  /** The first thing that is wrong with a line is the one to tell. */
  report(problem: Problem, meaning: string): RowProblem {
    const column = this.#mapping.indexOf(meaning as Field);
    this.problem ??= {
      line: this.#line.number,
      problem,
      column: this.#headers[column] ?? meaning,
      value: (this.#line.cells[column] ?? "").slice(0, 80),
    };
    return this.problem;
  }

  read(options: Options, day: RaceDay): Row | undefined {
    const bib = this.#field("bib", Value.readBib, "bib-invalid");
    if (bib === undefined || bib === null) return undefined;
    const birth = this.#field("birth", (text) => Value.readBirth(text, day.startsOn), "birth-invalid");
    const age = this.#field("age", Value.readPlace, "age-invalid");
    const race = this.#text("race") ?? options.race;
    const gun = this.#time("gunTime");
    const chip = this.#time("chipTime");
    const values = {
      name: this.#name(),
      race,
      gender: this.#field("gender", Value.readGender, "gender-unknown"),
      birthYear: birth === undefined ? undefined : (birth?.year ?? null),
      division: this.#text("division"),
      wave: this.#text("wave"),
      club: this.#text("club"),
      email: this.#email(),
      isMinor: this.#minor(birth, age, day),
      status: this.#status(gun, chip, this.#reason("placeOverall")),
      gunMs: typeof gun === "number" ? gun : gun && null,
      chipMs: typeof chip === "number" ? chip : chip && null,
      placeOverall: this.#place("placeOverall"),
      placeGender: this.#place("placeGender"),
      placeDivision: this.#place("placeDivision"),
    };
    const said = Object.entries(values).filter((entry): entry is [string, string | number | boolean | null] => {
      return entry[1] !== undefined;
    });
    return {
      line: this.#line.number,
      bib,
      values: Object.fromEntries(said),
      splits: this.#splits(values, options, day),
    };
  }

  /** What stands in a field's column; `undefined` when no column has it. */
  #cell(meaning: Field | `split:${string}`): string | undefined {
    const column = this.#mapping.indexOf(meaning);
    return column === -1 ? undefined : (this.#line.cells[column] ?? "");
  }

  #field<Result>(
    meaning: Field,
    read: (text: string) => Value.Read<Result>,
    problem: Problem,
  ): Result | null | undefined {
    const cell = this.#cell(meaning);
    if (cell === undefined) return undefined;
    const result = read(cell);
    if (result !== "bad") return result.value ?? null;
    this.report(problem, meaning);
    return undefined;
  }

  #text(meaning: Field): string | null | undefined {
    const cell = this.#cell(meaning);
    if (cell === undefined) return undefined;
    return Value.isNothing(cell) ? null : cell.slice(0, 60);
  }

  #name(): string | undefined {
    const whole = this.#cell("name");
    const parts = [this.#cell("firstName"), this.#cell("lastName")].filter((part) => part !== undefined);
    const korean = parts.length === 2 && parts.every((part) => /^\p{Script=Hangul}+$/u.test(part));
    const name = (whole ?? (korean ? parts.reverse().join("") : parts.join(" "))).replace(/\s+/g, " ").trim();
    if (name.length > MAX_NAME) this.report("name-too-long", whole === undefined ? "lastName" : "name");
    return name === "" ? undefined : name;
  }

  #email(): string | null | undefined {
    const cell = this.#cell("email");
    if (cell === undefined) return undefined;
    if (Value.isNothing(cell)) return null;
    if (!Email.safeParse(cell).success) this.report("email-invalid", "email");
    return cell.toLowerCase();
  }

  #minor(
    birth: { readonly year: number; readonly age: number | undefined } | null | undefined,
    age: number | null | undefined,
    day: RaceDay,
  ): boolean | undefined {
    const flag = this.#field("minor", Value.readFlag, "minor-invalid");
    // Of a year alone the younger age is taken: a child found is worse than an adult missed.
    const youngest = birth ? (birth.age ?? Number(day.startsOn.slice(0, 4)) - birth.year - 1) : undefined;
    const known = typeof age === "number" ? age : youngest;
    if (flag) return true;
    return known === undefined ? (flag ?? undefined) : known < ADULT;
  }

  /** A time's cell may hold the reason why there is none, such as `DNF`. */
  #time(meaning: "gunTime" | "chipTime"): number | Value.ResultStatus | null | undefined {
    const cell = this.#cell(meaning);
    if (cell === undefined) return undefined;
    if (Value.isNothing(cell)) return null;
    const status = Value.readStatus(cell);
    const time = parseDuration(cell) ?? (status === "bad" ? undefined : status.value);
    if (time === undefined) this.report("time-invalid", meaning);
    return time;
  }

  #place(meaning: "placeOverall" | "placeGender" | "placeDivision"): number | null | undefined {
    if (this.#reason(meaning) !== undefined) return null;
    return this.#field(meaning, Value.readPlace, "place-invalid");
  }

  /** A place's cell, too, may hold the reason why there is none. */
  #reason(meaning: Field): Value.ResultStatus | undefined {
    const status = Value.readStatus(this.#cell(meaning) ?? "");
    return status === "bad" || status.value === "finished" ? undefined : status.value;
  }

  #status(...times: readonly (number | Value.ResultStatus | null | undefined)[]): Value.ResultStatus | undefined {
    const own = this.#field("status", Value.readStatus, "status-unknown");
    const inTime = times.find((time) => typeof time === "string");
    return own ?? inTime ?? (times.some((time) => typeof time === "number") ? "finished" : undefined);
  }

  #splits(values: Started, { splitBasis }: Options, day: RaceDay): Record<string, string> {
    const splits: Record<string, string> = {};
    for (const meaning of this.#mapping) {
      if (!meaning?.startsWith("split:")) continue;
      const name = meaning as `split:${string}`;
      const cell = this.#cell(name) ?? "";
      if (Value.isNothing(cell) || Value.readStatus(cell) !== "bad") continue;
      const at = splitBasis === "clock" ? this.#moment(cell, day) : this.#elapsed(cell, values, splitBasis, day);
      if (at === "no-start") this.report("race-without-start", name);
      else if (at === undefined) this.report("time-invalid", name);
      else splits[name.slice("split:".length)] = at;
    }
    return splits;
  }

  #moment(cell: string, { startsOn, timeZone }: RaceDay): string | undefined {
    return parseMoment(cell, startsOn, (date, clock) => zonedToUtc(Date.parse(`${date}T00:00:00Z`) + clock, timeZone));
  }

  #elapsed(
    cell: string,
    { race, wave, gunMs, chipMs }: Started,
    basis: "gun" | "chip",
    day: RaceDay,
  ): string | "no-start" | undefined {
    const elapsed = parseDuration(cell);
    if (elapsed === undefined) return undefined;
    const only = day.starts.size === 1 ? [...day.starts.values()][0] : undefined;
    const own = race && wave ? day.waves?.get(waveKey(race, wave)) : undefined;
    const start = own ?? (race ? day.starts.get(race) : undefined) ?? only;
    if (!start) return "no-start";
    const toMat = basis === "chip" && typeof gunMs === "number" && typeof chipMs === "number" ? gunMs - chipMs : 0;
    return new Date(Date.parse(start) + toMat + elapsed).toISOString();
  }
}
