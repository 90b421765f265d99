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

type Words = (
  name: Evidence["sentence"] | "timed" | "onTime" | `short.${"manual" | "face" | "time" | "read" | "seconds"}`,
  values: Readonly<Record<string, string | number>>,
) => string;

/** The whole reason in one line: the reading, and how well the photo's time fits the runner's own. */
export function evidenceText(
  t: Words,
  { sentence, percent }: Evidence,
  timed: readonly [place: string, seconds: number] | undefined,
): string {
  const read = t(sentence, { percent });
  if (!timed) return read;
  const [place, seconds] = timed;
  return `${read} · ${seconds === 0 ? t("onTime", { place }) : t("timed", { place, seconds: signed(seconds) })}`;
}

/** The same at a glance, to stand after the bib: `97 % · +4 s`. */
export function evidenceChip(
  t: Words,
  { sentence, percent }: Evidence,
  timed: readonly [place: string, seconds: number] | undefined,
): string {
  const isByHand = sentence === "manual" || sentence === "face" || sentence === "time";
  const reason = t(`short.${isByHand ? sentence : "read"}`, { percent });
  const passed = timed && t("short.seconds", { seconds: timed[1] === 0 ? "±0" : signed(timed[1]) });
  return [reason, passed].filter(Boolean).join(" · ");
}

function signed(seconds: number): string {
  return `${seconds > 0 ? "+" : "−"}${Math.abs(seconds)}`;
}
