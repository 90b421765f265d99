import { parse } from "../bib/parse.ts";

export const GENDERS = ["f", "m", "x"] as const;
export type Gender = (typeof GENDERS)[number];
export const STATUSES = ["finished", "dnf", "dns", "dsq"] as const;
export type ResultStatus = (typeof STATUSES)[number];

/** What people write for "nothing here". */
const NOTHING = new Set(["", "-", "--", "—", "n/a", "na", "null", "none", "없음"]);

/** `bad`: there is something, and it cannot be understood. */
export type Read<Value> = { readonly value: Value | undefined } | "bad";

export function isNothing(text: string): boolean {
  return NOTHING.has(text.toLowerCase());
}

export function readBib(text: string): Read<string> {
  // Spreadsheets turn 1204 into 1204.0 now and then.
  const parsed = parse(text.replace(/^(\d+)[.,]0+$/, "$1"));
  if (parsed.status === "ok") return { value: parsed.bib };
  return parsed.problem === "empty" ? { value: undefined } : "bad";
}

const GENDER_WORDS: Readonly<Record<Gender, readonly string[]>> = {
  f: ["f", "female", "w", "woman", "women", "여", "여자", "여성"],
  m: ["m", "male", "man", "men", "남", "남자", "남성"],
  x: ["x", "nonbinary", "non-binary", "nb", "other", "d", "diverse", "u", "unspecified"],
};

export function readGender(text: string): Read<Gender> {
  if (isNothing(text)) return { value: undefined };
  const gender = GENDERS.find((code) => GENDER_WORDS[code].includes(text.toLowerCase()));
  return gender ? { value: gender } : "bad";
}

const STATUS_WORDS: Readonly<Record<ResultStatus, readonly string[]>> = {
  finished: ["finished", "finish", "fin", "ok", "official", "완주", "o", "y", "yes"],
  dnf: ["dnf", "did not finish", "중도포기", "기권", "미완주"],
  dns: ["dns", "did not start", "불참", "미출발"],
  dsq: ["dsq", "dq", "disqualified", "실격"],
};

export function readStatus(text: string): Read<ResultStatus> {
  if (isNothing(text)) return { value: undefined };
  const status = STATUSES.find((code) => STATUS_WORDS[code].includes(text.toLowerCase()));
  return status ? { value: status } : "bad";
}

export function readPlace(text: string): Read<number> {
  if (isNothing(text)) return { value: undefined };
  // `3.`, `3rd`, `3/120` and `3위` are third places.
  const place = Number(/^(\d{1,6})(?:[.,]0*)?(?:st|nd|rd|th|위)?(?:\s*(?:\/|of)\s*\d+)?$/i.exec(text)?.[1]);
  if (place === 0) return { value: undefined };
  return place > 0 ? { value: place } : "bad";
}

/** @returns the year and, when the whole date is given, how old the person is on the day */
export function readBirth(
  text: string,
  onDay: string,
): Read<{ readonly year: number; readonly age: number | undefined }> {
  if (isNothing(text)) return { value: undefined };
  const [, year] = /^((?:19|20)\d\d)$/.exec(text) ?? [];
  if (year) return { value: { year: Number(year), age: undefined } };
  const date = toDate(text);
  if (!date) return "bad";
  const [y = 0, m = 0, d = 0] = onDay.split("-").map(Number);
  const hadBirthday = m > date.month || (m === date.month && d >= date.day);
  const age = y - date.year - (hadBirthday ? 0 : 1);
  return age >= 0 && age < 120 ? { value: { year: date.year, age } } : "bad";
}

function toDate(text: string): { year: number; month: number; day: number } | undefined {
  const bigEndian = /^((?:19|20)\d\d)[-./\s년]*(\d{1,2})[-./\s월]*(\d{1,2})일?(?:[T ].*)?$/.exec(text);
  const [, year, month, day] = bigEndian ?? [];
  if (bigEndian) return plausible(Number(year), Number(month), Number(day));
  const [, first, second, last] = /^(\d{1,2})[-./](\d{1,2})[-./]((?:19|20)\d\d)$/.exec(text) ?? [];
  if (last === undefined) return undefined;
  // 03/25 is American; 25/03 the rest of the world. Where both are possible dots mean the rest of the world.
  const american = Number(second) > 12 || (Number(first) <= 12 && text.includes("/"));
  return american
    ? plausible(Number(last), Number(first), Number(second))
    : plausible(Number(last), Number(second), Number(first));
}

function plausible(year: number, month: number, day: number) {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { year, month, day } : undefined;
}

export function readFlag(text: string): Read<boolean> {
  if (isNothing(text)) return { value: undefined };
  if (/^(?:1|y|yes|true|x|o|예|네)$/i.test(text)) return { value: true };
  return /^(?:0|n|no|false|아니오)$/i.test(text) ? { value: false } : "bad";
}
