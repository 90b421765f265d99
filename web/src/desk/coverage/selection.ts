import type { Coverage } from "@snaprace/core/coverage";

export const SHOWN = ["none", "doubt", "few", "all"] as const;

/** Which of the starters to list. */
export interface Selection {
  readonly show: (typeof SHOWN)[number];
  /** A race's id, or empty for all. */
  readonly race: string;
  /** The beginning of a bib, or a part of a name. */
  readonly q: string;
}

export type SelectionQuery = { readonly [Key in keyof Selection]?: string | string[] | undefined };

/** Reads an address's query; what makes no sense is as if it were not there. */
export function readSelection(query: SelectionQuery): Selection {
  const text = (value: string | string[] | undefined) => (typeof value === "string" ? value.trim().slice(0, 60) : "");
  return { show: SHOWN.find((each) => each === query.show) ?? "none", race: text(query.race), q: text(query.q) };
}

const FEW = 3;

/** Those of the starters that a selection is about, in the order of the start list. */
export function select(starters: readonly Coverage.Covered[], { show, race, q }: Selection): Coverage.Covered[] {
  const wanted = q.normalize("NFKC").toLowerCase();
  return starters.filter(
    (starter) =>
      isShown(starter, show) &&
      (race === "" || starter.raceId === race) &&
      (wanted === "" ||
        starter.bib.toLowerCase().startsWith(wanted) ||
        starter.name.normalize("NFKC").toLowerCase().includes(wanted)),
  );
}

function isShown({ sure, maybe }: Coverage.Covered, show: Selection["show"]): boolean {
  if (show === "none") return sure + maybe === 0;
  if (show === "doubt") return sure === 0 && maybe > 0;
  if (show === "few") return sure > 0 && sure < FEW;
  return true;
}
