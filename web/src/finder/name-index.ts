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
  const initials = entries.map(({ name }) => (name === undefined ? "" : initialConsonants(name)));
  return {
    find(name, most) {
      const typed = name.replaceAll(/\s/g, "");
      if (ONLY_CONSONANTS.test(typed)) {
        const found = entries.filter((_, id) => initials[id]?.startsWith(typed));
        // A whole name before the beginning of a longer one.
        return found.sort((a, b) => (a.name?.length ?? 0) - (b.name?.length ?? 0)).slice(0, most);
      }
      const strict = search.search(name);
      // A middle name too many must not hide everything.
      const found = strict.length > 0 ? strict : search.search(name, { combineWith: "OR" });
      return found.slice(0, most).flatMap(({ id }) => entries[id as number] ?? []);
    },
  };
}

/** What Koreans type instead of a name where typing is slow: ㄱㅁㅅ for 김민수. */
const ONLY_CONSONANTS = /^[ㄱ-ㅎ]{2,}$/;
const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const FIRST_SYLLABLE = 0xac00;
const SYLLABLES = 11_172;
const SYLLABLES_OF_INITIAL = 588;

/** @returns nothing for names without Korean syllables. https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-3/ 3.12 */
function initialConsonants(name: string): string {
  return [...name.normalize("NFC")]
    .map((character) => {
      const syllable = (character.codePointAt(0) ?? 0) - FIRST_SYLLABLE;
      const isSyllable = syllable >= 0 && syllable < SYLLABLES;
      return isSyllable ? INITIALS.charAt(Math.floor(syllable / SYLLABLES_OF_INITIAL)) : "";
    })
    .join("");
}

function letters(term: string): string {
  return term
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
}
