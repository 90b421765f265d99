import type { Roster } from "@snaprace/core/roster";
import MiniSearch from "minisearch";

export interface NameIndex {
  /** Entries whose names are like this one, likeliest first. */
  find(name: string, most: number): Roster.Entry[];
}

/** Share of a word's letters that may be wrong. */
const FUZZY = 0.25;
const SHORTEST_FUZZY = 4;

/**
 * Names of a start list, found in spite of typing errors, missing accents and words in another order. Korean syllables are
 * taken apart into their letters, so that one wrong vowel is one wrong letter.
 */
export function nameIndex(entries: readonly Roster.Entry[]): NameIndex {
  const search = new MiniSearch<{ id: number; name: string }>({
    fields: ["name"],
    processTerm: (term) => letters(term),
    searchOptions: {
      prefix: true,
      combineWith: "AND",
      fuzzy: (term) => (term.length >= SHORTEST_FUZZY ? FUZZY : false),
      maxFuzzy: 2,
    },
  });
  search.addAll(entries.flatMap(({ name }, id) => (name === undefined ? [] : [{ id, name }])));
  return {
    find(name, most) {
      const strict = search.search(name);
      // A middle name too many must not hide everything.
      const found = strict.length > 0 ? strict : search.search(name, { combineWith: "OR" });
      return found.slice(0, most).flatMap(({ id }) => entries[id as number] ?? []);
    },
  };
}

function letters(term: string): string {
  return term
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
}
