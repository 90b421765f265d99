import type { Roster } from "@snaprace/core/roster";
import { describe, expect, test } from "vitest";
import { nameIndex } from "../../src/finder/name-index.ts";
import { leaderboard } from "../../src/results/leaderboard.ts";
import { secondsInto, videoAt } from "../../src/results/video-link.ts";

describe("the finish video", () => {
  const startsAt = "2026-10-18T00:00:00.000Z";
  const at = (clock: string) => Date.parse(`2026-10-18T${clock}.000Z`);

  test.each([
    ["https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=3720s"],
    ["https://youtu.be/abc", "https://youtu.be/abc?t=3720s"],
    ["https://vimeo.com/123", "https://vimeo.com/123#t=3720s"],
    ["https://media.example/finish.mp4", "https://media.example/finish.mp4#t=3720"],
    [
      "http://127.0.0.1:5317/demo/race/video/A.mp4?preview=x",
      "http://127.0.0.1:5317/demo/race/video/A.mp4?preview=x#t=3720",
    ],
  ])("%s is opened at a moment in the way it knows", (url, href) => {
    expect(videoAt(url, 3720)).toBe(href);
  });

  test("It begins some seconds before the runner comes, and never before its first picture", () => {
    expect(secondsInto({ startsAt }, at("01:02:06"))).toBe(3720);
    expect(secondsInto({ startsAt }, at("01:02:06") + 999)).toBe(3720);
    expect(secondsInto({ startsAt }, at("00:00:03"))).toBe(0);
  });

  test("Who finished before the camera ran, after it was switched off, or on another day, is not in it", () => {
    expect(secondsInto({ startsAt }, at("00:00:00") - 1)).toBeUndefined();
    expect(secondsInto({ startsAt, seconds: 600 }, at("00:10:00"))).toBe(594);
    expect(secondsInto({ startsAt, seconds: 600 }, at("00:10:01"))).toBeUndefined();
    expect(secondsInto({ startsAt }, at("00:00:00") + 2 * 86_400_000)).toBeUndefined();
  });
});

const NOTHING = {
  status: "finished",
  gunMs: undefined,
  chipMs: undefined,
  placeOverall: undefined,
  placeGender: undefined,
  placeDivision: undefined,
} as const;

describe("a leaderboard of twenty thousand", () => {
  const FINISHERS = 20_000;
  const FAMILY = ["Kim", "Lee", "Park", "Choi", "Jung", "Kang", "Cho", "Yoon", "Jang", "Lim"];
  const GIVEN = ["Minsu", "Jiwoo", "Seoyeon", "Doyun", "Haeun", "Jisoo", "Yuna", "Taeho", "Sumin", "Eunji", "Areum"];
  const entries: Roster.Entry[] = Array.from({ length: FINISHERS }, (_, index) => {
    // A step that shares no factor with the number visits every place once, out of order.
    const place = ((index * 7919) % FINISHERS) + 1;
    const gender = index % 2 === 0 ? "f" : "m";
    return {
      bib: String(index + 1),
      name: `${GIVEN[index % GIVEN.length]} ${FAMILY[Math.floor(index / 7) % FAMILY.length]}`,
      gender,
      division: `${gender.toUpperCase()}${30 + 10 * (index % 4)}`,
      club: undefined,
      race: "Marathon",
      result: {
        status: "finished",
        gunMs: 8_000_000 + place * 600,
        chipMs: 7_990_000 + place * 600,
        placeOverall: place,
        placeGender: undefined,
        placeDivision: undefined,
      },
    };
  });
  const roster = { entries, names: nameIndex(entries) };

  test("Every finisher stands on exactly one page, in the order of places", () => {
    const first = leaderboard(roster, {});
    expect(first).toMatchObject({ total: FINISHERS, pages: 400 });
    const places = Array.from({ length: first.pages }, (_, page) => leaderboard(roster, { page: String(page + 1) }))
      .flatMap(({ rows }) => rows)
      .map(({ result }) => result?.placeOverall);
    expect(places).toEqual(Array.from({ length: FINISHERS }, (_, index) => index + 1));
  });

  test("Gender, division and a search narrow it down together, past the first thousand", () => {
    const division = leaderboard(roster, { gender: "f", division: "F30" });
    expect(division.total).toBe(FINISHERS / 4);
    const found = leaderboard(roster, { q: "Areum Lim" });
    expect(found.total).toBe(entries.filter(({ name }) => name === "Areum Lim").length);
    expect(leaderboard(roster, { q: "19999" }).rows.map(({ bib }) => bib)).toEqual(["19999"]);
  });

  test("Without places those with times stand by their times, whichever of the two was taken, and before those without", () => {
    const times = [{}, { chipMs: 3000 }, { gunMs: 2000, chipMs: 1900 }, { gunMs: 1000 }];
    const unplaced = times.map((measured, index) => ({
      ...entries[index]!,
      result: { ...NOTHING, ...measured },
    }));
    const { rows } = leaderboard({ entries: unplaced, names: nameIndex(unplaced) }, {});
    expect(rows.map(({ bib }) => bib)).toEqual(["4", "3", "2", "1"]);
  });

  test("Runners without a race stand on a board of their own beside those of the others, and alone where nobody has one", () => {
    const some = entries.slice(0, 3).map((entry, index) => ({ ...entry, race: index === 1 ? undefined : "Marathon" }));
    const board = (of: typeof some, filters: Parameters<typeof leaderboard>[1]) =>
      leaderboard({ entries: of, names: nameIndex(of) }, filters);
    const { choices, total } = board(some, {});
    expect([choices.races.length, total]).toEqual([2, 2]);
    expect(board(some, { race: choices.races[1]! }).rows.map(({ bib }) => bib)).toEqual(["2"]);
    expect(board(some, { q: "2" }).elsewhere).toEqual([{ race: choices.races[1], count: 1 }]);
    const none = some.map((entry) => ({ ...entry, race: undefined }));
    expect(board(none as never, {})).toMatchObject({ total: 3, race: undefined, choices: { races: [] } });
  });

  test("A search says in which other races it finds somebody: nobody remembers to choose her own first", () => {
    const races = entries.slice(0, 30).map((entry, index) => ({ ...entry, race: index < 20 ? "Marathon" : "10K" }));
    const board = (filters: Parameters<typeof leaderboard>[1]) =>
      leaderboard({ entries: races, names: nameIndex(races) }, filters);
    expect(board({ q: "25" })).toMatchObject({ total: 0, elsewhere: [{ race: "10K", count: 1 }] });
    expect(board({ q: "25", race: "10K" })).toMatchObject({ total: 1, elsewhere: [] });
    expect(board({}).elsewhere).toEqual([]);
  });
});

test.each([
  ["ㄱㅁㅅ", "김민수"],
  ["ㅂㅈ", "박지훈"],
  ["ㅇㅅㅇ", "이서연"],
  ["김ㅁㅅ", "김민수"],
  ["ㅂ지훈", "박지훈"],
  ["ㅅ연", "이서연"],
])("Initial consonants, alone or among syllables: %s finds %s", (typed, name) => {
  const names = ["김민수", "박지훈", "이서연", "Kim Minsu"];
  const entry = (who: string, index: number): Roster.Entry => ({
    bib: String(index),
    name: who,
    gender: undefined,
    division: undefined,
    club: undefined,
    race: undefined,
    result: undefined,
  });
  const found = nameIndex(names.map(entry)).find(typed, 5);
  expect(found[0]?.name).toBe(name);
});
