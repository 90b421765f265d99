import type { Roster } from "@snaprace/core/roster";
import { expect, test } from "vitest";
import { merged } from "../../src/finder/maybe-photos.ts";
import { nameIndex } from "../../src/finder/name-index.ts";
import { formatDuration } from "../../src/results/format-duration.ts";
import { keptFor, refreshedAfter } from "../../src/server/kept-for.ts";

const runner = (bib: string, name: string | undefined): Roster.Entry => ({
  bib,
  name,
  gender: undefined,
  division: undefined,
  club: undefined,
  race: undefined,
  result: undefined,
});
const index = nameIndex([
  runner("1", "Zoë Álvarez"),
  runner("2", "Katherine Johnson"),
  runner("3", "김민수"),
  runner("4", "박지훈"),
  runner("5", undefined),
  runner("6", "최 서아"),
  runner("7", "남궁도윤"),
]);
const bibs = (name: string) => index.find(name, 10).map(({ bib }) => bib);

test.each([
  ["zoe alvarez", "1"],
  ["Jonson Katharine", "2"],
  ["kath", "2"],
  ["김민수", "3"],
  ["김민스", "3"],
  ["박지", "4"],
  ["최서아", "6"],
  ["문 수아 최 서아", "6"],
  ["박 지훈", "4"],
  ["지훈", "4"],
  ["도윤", "7"],
  ["katherinejohnson", "2"],
  ["ＫＡＴＨ", "2"],
  ["박지훈".normalize("NFD"), "4"],
])("%j finds the runner who was meant", (typed, bib) => {
  expect(bibs(typed)[0]).toBe(bib);
});

test("Nobody who does not want to be found by name is found, and nonsense finds nobody", () => {
  expect(bibs("undefined")).toEqual([]);
  expect(bibs("xqzvw")).toEqual([]);
});

test("Moments of one photographer that overlap are looked at once", () => {
  const window = (from: number, to: number, photographer: string | undefined = "ines") => ({ photographer, from, to });
  expect(merged([window(5, 9), window(0, 6), window(20, 21), window(7, 8, "baram")])).toEqual([
    window(0, 9),
    window(7, 8, "baram"),
    window(20, 21),
  ]);
});

test("Durations have hours only when there are any", () => {
  expect(formatDuration(7_373_400)).toBe("2:02:53");
  expect(formatDuration(2_527_000)).toBe("42:07");
});

test("What is kept is asked for again after its time, and a failure is never kept", async () => {
  let now = 0;
  let asked = 0;
  const kept = keptFor<number>(10, () => now);
  const ask = async () => ++asked;
  expect([await kept("a", ask), await kept("a", ask)]).toEqual([1, 1]);
  now = 11;
  expect(await kept("a", ask)).toBe(2);
  await expect(kept("b", () => Promise.reject(new Error("down")))).rejects.toThrow("down");
  expect(await kept("b", ask)).toBe(3);
});

test("A question that fails late takes no newer answer with it", async () => {
  let now = 0;
  const kept = keptFor<number>(10, () => now);
  let fail: (reason: Error) => void = () => {};
  const late = kept("a", () => new Promise((_, reject) => (fail = reject)));
  now = 11;
  expect(await kept("a", async () => 1)).toBe(1);
  fail(new Error("down"));
  await expect(late).rejects.toThrow("down");
  expect(await kept("a", async () => 2)).toBe(1);
});

test("What takes long is answered with what is known while it is asked again, and a failure leaves that standing", async () => {
  let now = 0;
  let asked = 0;
  const refreshed = refreshedAfter<number>(10, () => now);
  const ask = async () => ++asked;
  expect(await refreshed("a", ask)).toBe(1);
  now = 10;
  expect(await refreshed("a", ask)).toBe(1);
  expect(await refreshed("a", ask)).toBe(2);
  now = 20;
  expect(await refreshed("a", () => Promise.reject(new Error("down")))).toBe(2);
  expect(await refreshed("a", ask)).toBe(2);
  await expect(refreshed("b", () => Promise.reject(new Error("down")))).rejects.toThrow("down");
  expect(await refreshed("b", ask)).toBe(3);
});
