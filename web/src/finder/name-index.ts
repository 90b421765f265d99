import type { Roster } from "@snaprace/core/roster";
import MiniSearch from "minisearch";

/** Runners shown for one name; that there are more is said. */
export const MOST_NAMES = 12;

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
  const search = new MiniSearch<{ id: number; name: string; parts: string }>({
    fields: ["name", "parts"],
    processTerm: (term) => letters(term),
    searchOptions: {
      prefix: true,
      boost: { name: 2 },
      combineWith: "AND",
      fuzzy: (term) => (term.length >= SHORTEST_FUZZY ? FUZZY : false),
      maxFuzzy: 2,
    },
  });
  search.addAll(entries.flatMap(({ name }, id) => (name === undefined ? [] : [{ id, name, parts: partsOf(name) }])));
  const spelled = entries.map(({ name = "" }) => syllablesOf(name));
  return {
    find(name, most) {
      const typed = [...name.normalize("NFC").replaceAll(/\s/g, "")];
      if (isShorthand(typed)) {
        const found = entries.flatMap((entry, id) => {
          const syllables = spelled[id] ?? [];
          const at = syllables.findIndex((_, start) => standsAt(typed, syllables, start));
          return at < 0 ? [] : [{ entry, at, length: syllables.length }];
        });
        // From the family name on before the given name alone, a whole name before the beginning of a longer one.
        found.sort((a, b) => a.at - b.at || a.length - b.length);
        return found.slice(0, most).map(({ entry }) => entry);
      }
      const strict = search.search(name);
      // A middle name too many must not hide everything.
      const found = strict.length > 0 ? strict : search.search(name, { combineWith: "OR" });
      return found.slice(0, most).flatMap(({ id }) => entries[id as number] ?? []);
    },
  };
}

/**
 * Other ways to write a name: without its spaces, and where family and given name are written as one word, each given name alone,
 * after a family name of one syllable or of two.
 */
function partsOf(name: string): string {
  const words = name.normalize("NFC").split(/[\s-]+/);
  const given = words.filter((word) => ONE_WORD.test(word)).flatMap((word) => [word.slice(1), word.slice(2)]);
  return [...(words.length > 1 ? [words.join("")] : []), ...given.filter((part) => part.length > 1)].join(" ");
}

/** Korean, Chinese and Japanese names of two characters and more. */
const ONE_WORD = /^[\p{Script=Hangul}\p{Script=Han}]{2,}$/u;

const CONSONANT = /^[ㄱ-ㅎ]$/;
const SYLLABLE = /^[가-힣]$/;
const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const SYLLABLES_OF_INITIAL = 588;

/** What Koreans type instead of a name where typing is slow: ㄱㅁㅅ for 김민수, or some of it in full, 김ㅁㅅ. */
function isShorthand(typed: readonly string[]): boolean {
  const consonants = typed.filter((character) => CONSONANT.test(character)).length;
  const syllables = typed.filter((character) => SYLLABLE.test(character)).length;
  return typed.length >= 2 && consonants > 0 && consonants + syllables === typed.length;
}

/** @returns nothing for names without Korean syllables */
function syllablesOf(name: string): string[] {
  return [...name.normalize("NFC")].filter((character) => SYLLABLE.test(character));
}

/** Whether this is how the name goes on from there: a consonant stands for its syllable, a syllable for itself. */
function standsAt(typed: readonly string[], syllables: readonly string[], start: number): boolean {
  return typed.every((character, index) => {
    const syllable = syllables[start + index];
    if (syllable === undefined) return false;
    return character === syllable || character === initialOf(syllable);
  });
}

/** https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-3/ 3.12 */
function initialOf(syllable: string): string {
  return INITIALS.charAt(Math.floor((syllable.charCodeAt(0) - "가".charCodeAt(0)) / SYLLABLES_OF_INITIAL));
}

function letters(term: string): string {
  return term
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
}
