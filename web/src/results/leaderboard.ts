import type { Roster } from "@snaprace/core/roster";
import type { ResultFilters } from "../gallery/paths.ts";
import type { EventRoster } from "./roster.ts";

export interface Leaderboard {
  readonly rows: readonly Roster.Entry[];
  /** Rows of all pages. */
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** What can be chosen, as it occurs. */
  readonly choices: {
    readonly races: readonly string[];
    readonly genders: readonly string[];
    readonly divisions: readonly string[];
  };
  readonly race: string | undefined;
  /** How many a search finds in the other races: nobody remembers to choose hers first. */
  readonly elsewhere: readonly { readonly race: string; readonly count: number }[];
}

const PAGE = 50;
/** After everybody who has a place or a time. */
const NEVER = Number.MAX_SAFE_INTEGER;
const ORDER = { finished: 0, dnf: 1, dsq: 2, dns: 3 } as const;

/** One page of everyone who has a result: all of them can be reached, however many they are. */
export function leaderboard({ entries, names }: EventRoster, filters: ResultFilters): Leaderboard {
  const ranked = entries.filter(({ result }) => result !== undefined);
  const raceOf = raceIn(ranked);
  const races = distinct(ranked.map(raceOf)).sort((a, b) => Number(a === NO_RACE) - Number(b === NO_RACE));
  // Places count within a race, so without a choice it is the first.
  const race = races.find((name) => name === filters.race) ?? races[0];
  const ofRace = ranked.filter((entry) => raceOf(entry) === race);
  const wanted =
    filters.q === undefined ? undefined : matching(filters.q, ranked, names.find(filters.q, entries.length));
  const rows = ofRace
    .filter((entry) => !filters.gender || entry.gender === filters.gender)
    .filter((entry) => !filters.division || entry.division === filters.division)
    .filter((entry) => !wanted || wanted.has(entry.bib))
    .sort(byPlace);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.floor(Number(filters.page)) || 1));
  return {
    rows: rows.slice((page - 1) * PAGE, page * PAGE),
    total: rows.length,
    page,
    pages,
    choices: {
      races,
      genders: distinct(ofRace.map(({ gender }) => gender)).sort(),
      divisions: distinct(ofRace.map(({ division }) => division)).sort(),
    },
    race,
    elsewhere: races.flatMap((other) => {
      if (!wanted || other === race) return [];
      const count = ranked.filter((entry) => raceOf(entry) === other && wanted.has(entry.bib)).length;
      return count > 0 ? [{ race: other, count }] : [];
    }),
  };
}

/** Where some have a race, those who have none are found beside them. How an address names that, in any language. */
export const NO_RACE = "–";

function raceIn(entries: readonly Roster.Entry[]): (entry: Roster.Entry) => string | undefined {
  const isSplit = entries.some(({ race }) => race);
  return ({ race }) => race || (isSplit ? NO_RACE : undefined);
}

function matching(q: string, entries: readonly Roster.Entry[], byName: readonly Roster.Entry[]): Set<string> {
  const bib = q.trim().toUpperCase().replace(/^#/, "");
  return new Set([...byName, ...entries.filter((entry) => entry.bib === bib)].map((entry) => entry.bib));
}

function byPlace(a: Roster.Entry, b: Roster.Entry): number {
  const [one, two] = [a.result, b.result];
  return (
    ORDER[one?.status ?? "dns"] - ORDER[two?.status ?? "dns"] ||
    (one?.placeOverall ?? NEVER) - (two?.placeOverall ?? NEVER) ||
    (one?.gunMs ?? one?.chipMs ?? NEVER) - (two?.gunMs ?? two?.chipMs ?? NEVER) ||
    a.bib.localeCompare(b.bib)
  );
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value): value is string => value !== undefined && value !== ""))];
}
