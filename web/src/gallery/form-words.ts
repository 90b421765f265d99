/** What the two forms of a gallery say. */
export const SEARCH_WORDS = [
  "bibLabel",
  "bibPlaceholder",
  "find",
  "selfie",
  "name",
  "namePlaceholder",
  "findName",
] as const;
export const FILTER_WORDS = [
  "filters",
  "photographer",
  "anyPhotographer",
  "checkpoint",
  "anyCheckpoint",
  "from",
  "to",
  "unidentified",
  "apply",
  "resetFilters",
] as const;

export type SearchWords = Words<(typeof SEARCH_WORDS)[number]>;
export type FilterWords = Words<(typeof FILTER_WORDS)[number]>;
type Words<Name extends string> = Readonly<Record<Name, string>>;

/** These words in the page's language: a form that the browser draws, too, is sent them and no others. */
export function wordsFor<Name extends string>(names: readonly Name[], t: (name: Name) => string): Words<Name> {
  return Object.fromEntries(names.map((name) => [name, t(name)])) as Words<Name>;
}
