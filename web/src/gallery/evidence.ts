import type { Photo } from "@snaprace/core/photo";

type Match = Pick<Photo.BibMatch, "confidence" | "source" | "state" | "onStartList">;

/** Why a photo is shown for a bib, as the name of a sentence in the messages and its number. */
export interface Evidence {
  readonly sentence:
    | "manual"
    | "face"
    | "time"
    | "readOnList"
    | "readNotOnList"
    | "read"
    | "possibleOnList"
    | "possible";
  /** How sure the reading is, 0–100. */
  readonly percent: number;
}

/** A person's word needs no number; a reading says whether the start list knows the bib, and "possible" until it is confirmed. */
export function evidenceOf({ confidence, source, state, onStartList }: Match): Evidence {
  const percent = Math.round(confidence);
  if (source !== "ocr") return { sentence: source, percent };
  if (state !== "confirmed") return { sentence: onStartList ? "possibleOnList" : "possible", percent };
  if (onStartList === undefined) return { sentence: "read", percent };
  return { sentence: onStartList ? "readOnList" : "readNotOnList", percent };
}
