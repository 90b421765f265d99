import { expect, test } from "vitest";
import { Coverage } from "../../src/coverage/index.ts";
import type { Starter } from "../../src/coverage/starters.ts";
import type { Photo } from "../../src/photo/index.ts";

const START = Date.parse("2026-10-18T00:00:00.000Z") / 1000;

function starter(bib: string, more: Partial<Starter> = {}): Starter {
  return { bib, name: `Runner ${bib}`, raceId: undefined, status: "finished", passings: {}, ...more };
}

let made = 0;
/** @param bibs `12+` is sure, `12?` in doubt */
function photo(bibs: string, more: Partial<Photo.CoverFact> = {}): Photo.CoverFact {
  made += 1;
  return {
    photoId: String(made).padStart(26, "0"),
    isShown: true,
    takenAt: START * 1000,
    isTimeKnown: true,
    cameraId: "one",
    photographerId: "mina",
    isUnread: bibs === "",
    bibs: bibs
      .split(" ")
      .filter(Boolean)
      .map((text) => ({ bib: text.slice(0, -1), isSure: text.endsWith("+") })),
    doubts: [],
    ...more,
  };
}

const CHECKPOINTS = [
  { checkpointId: "bridge", name: "Bridge", distanceM: 5000 },
  { checkpointId: "finish", name: "Finish", distanceM: 10_000 },
];

function board(input: Partial<Parameters<typeof Coverage.boardOf>[0]>) {
  return Coverage.boardOf({ facts: [], starters: [], checkpoints: [], said: new Map(), ...input });
}

test("What is sure and what only holds when readings in doubt are right are counted apart", () => {
  const facts = [photo("1+"), photo("1+ 2?"), photo("1?"), photo("3+ 99+")];
  const { all, starters } = board({ facts, starters: ["1", "2", "3", "4"].map((bib) => starter(bib)) });
  expect(all).toEqual({ starters: 4, one: { sure: 2, maybe: 1 }, three: { sure: 0, maybe: 1 }, photos: 4 });
  expect(starters.map(({ bib, sure, maybe }) => `${bib}: ${sure} ${maybe}`)).toEqual([
    "1: 2 1",
    "2: 0 1",
    "3: 1 0",
    "4: 0 0",
  ]);
});

test("Hidden photos cover nobody and are not waiting for a review", () => {
  const facts = [photo("1+ 2?", { isShown: false }), photo("2?"), photo("")];
  const { all, review } = board({ facts, starters: [starter("1"), starter("2")] });
  expect(all.one).toEqual({ sure: 0, maybe: 1 });
  expect(review).toEqual({ photos: 2, open: 1, unread: 1 });
});

test("Each race is looked at by itself, with the photos on which one of its runners is", () => {
  const starters = [starter("1", { raceId: "10k" }), starter("2", { raceId: "21k" }), starter("3", { raceId: "21k" })];
  const { races } = board({ facts: [photo("1+ 2+"), photo("2+")], starters });
  expect(races).toEqual([
    { raceId: "10k", starters: 1, one: { sure: 1, maybe: 0 }, three: { sure: 0, maybe: 0 }, photos: 1 },
    { raceId: "21k", starters: 2, one: { sure: 1, maybe: 0 }, three: { sure: 0, maybe: 0 }, photos: 2 },
  ]);
});

/** Four runners who pass the bridge one after the other, three of whom finish. */
const TIMED = ["1", "2", "3", "4"].map((bib, index) =>
  starter(bib, {
    passings: { bridge: START + index * 60, ...(index < 3 && { finish: START + 3600 + index * 60 }) },
  }),
);
const at = (seconds: number) => (START + seconds) * 1000;

test("A camera stood where nearly all runners it surely saw passed at those times, and its late photo is from there, too", () => {
  const facts = [0, 60, 120, 180].map((seconds, index) => photo(`${index + 1}+`, { takenAt: at(seconds + 8) }));
  const late = photo("1+", { takenAt: at(9000) });
  const { cameras, checkpoints, unplaced } = board({
    facts: [...facts, late],
    starters: TIMED,
    checkpoints: CHECKPOINTS,
  });
  expect(cameras).toMatchObject([{ cameraId: "one", place: { checkpointId: "bridge", by: "timing" }, photos: 5 }]);
  expect(checkpoints.map(({ starters, one, photos }) => ({ starters, one: one.sure, photos }))).toEqual([
    { starters: 4, one: 4, photos: 5 },
    { starters: 3, one: 0, photos: 0 },
  ]);
  expect(unplaced).toBe(0);
});

test("A camera that moved is told by each runner's own passings, and what nobody can tell is said", () => {
  const facts = [
    ...[0, 60].map((seconds, index) => photo(`${index + 1}+`, { takenAt: at(seconds) })),
    ...[3600, 3660].map((seconds, index) => photo(`${index + 1}+`, { takenAt: at(seconds) })),
    photo("3+", { takenAt: at(20_000) }),
    photo("3+", { isTimeKnown: false }),
  ];
  const { cameras, checkpoints, unplaced } = board({ facts, starters: TIMED, checkpoints: CHECKPOINTS });
  expect(cameras[0]?.place).toBeUndefined();
  expect(checkpoints.map(({ one }) => one.sure)).toEqual([2, 2]);
  expect(unplaced).toBe(2);
});

test("What a person says about a camera stands over the splits", () => {
  const facts = [0, 60, 120, 180].map((seconds, index) => photo(`${index + 1}+`, { takenAt: at(seconds) }));
  const said = new Map([["one", "finish"]]);
  const { cameras, checkpoints } = board({ facts, starters: TIMED, checkpoints: CHECKPOINTS, said });
  expect(cameras[0]?.place).toEqual({ checkpointId: "finish", by: "person" });
  expect(checkpoints.map(({ one }) => one.sure)).toEqual([0, 3]);
});

test("Photos of a camera that does not say which it is are its photographer's", () => {
  const { cameras } = board({ facts: [photo("1+", { cameraId: undefined })], starters: [starter("1")] });
  expect(cameras).toMatchObject([{ cameraId: "@mina", photographerId: "mina", one: { sure: 1 } }]);
});

test("Where nobody was timed, everybody is expected at a checkpoint", () => {
  const starters = [starter("1"), starter("2")];
  const said = new Map([["one", "finish"]]);
  const { checkpoints } = board({ facts: [photo("1+")], starters, checkpoints: CHECKPOINTS, said });
  expect(checkpoints[1]).toMatchObject({ isTimed: false, starters: 2, one: { sure: 1 } });
});

test("By time it is told who of those who passed has photos; without passings, who was seen", () => {
  const facts = [photo("1+", { takenAt: at(5) }), photo("4?", { takenAt: at(185) })];
  const timed = board({ facts, starters: TIMED, checkpoints: CHECKPOINTS, timesAt: "bridge" }).times;
  expect(timed).toMatchObject([
    { start: "2026-10-18T00:00:00.000Z", isTimed: true, starters: 4, one: { sure: 1, maybe: 1 }, photos: 2 },
  ]);
  const untimed = board({ facts, starters: ["1", "2", "4"].map((bib) => starter(bib)) }).times;
  expect(untimed).toMatchObject([{ isTimed: false, starters: 2, one: { sure: 1, maybe: 1 }, photos: 2 }]);
});

test("A day never has more rows than a person reads", () => {
  const starters = Array.from({ length: 500 }, (_, index) =>
    starter(String(index), { passings: { finish: START + index * 120 } }),
  );
  const { times } = board({ starters, checkpoints: CHECKPOINTS });
  expect(times.length).toBeLessThanOrEqual(41);
  expect(times.reduce((sum, row) => sum + row.starters, 0)).toBe(500);
});
