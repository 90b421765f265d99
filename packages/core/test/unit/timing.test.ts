import { describe, expect, test } from "vitest";
import { Timing } from "../../src/timing/index.ts";

const MINUTE = 60_000;
const START = Date.parse("2026-10-18T07:00:00+09:00");

/** Forty runners of different pace on a course of three mats. */
const runners = Array.from({ length: 40 }, (_, index) => ({ bib: String(1001 + index), pace: 1 + index * 0.017 }));
const MATS = { start: 0, ridge: 50 * MINUTE, finish: 95 * MINUTE } as const;
const passings: Timing.Passing[] = runners.flatMap(({ bib, pace }, index) =>
  Object.entries(MATS).map(([checkpointId, ms]) => ({
    bib,
    checkpointId,
    at: Math.round(START + index * 900 + ms * pace),
  })),
);
const at = (bib: string, checkpointId: string) =>
  passings.find((passing) => passing.bib === bib && passing.checkpointId === checkpointId)?.at ?? 0;

/** What a camera saw whose clock is ahead by this, beside some of the mats. */
const seenBy = (camera: string, ahead: number, mats: readonly string[], bibs = runners.map(({ bib }) => bib)) =>
  mats.flatMap((mat, place) =>
    bibs.map((bib, index) => ({
      camera,
      photographerId: "ines",
      at: at(bib, mat) + ahead + (((index + place) % 5) - 2) * 1000,
      bibs: [bib],
    })),
  );

describe("camera clocks", () => {
  test("A clock that is 37 seconds ahead is found out, although the camera moved from the start to the ridge", () => {
    const [camera] = Timing.cameras(seenBy("b", 37_000, ["start", "ridge"]), passings);
    expect(camera?.offsetMs).toBe(37_000);
    expect(camera?.posts.map(({ checkpointId }) => checkpointId).sort()).toEqual(["ridge", "start"]);
  });

  test("A clock that is an hour behind is found out as well", () => {
    const [camera] = Timing.cameras(seenBy("b", -60 * MINUTE, ["finish"]), passings);
    expect(camera?.offsetMs).toBe(-60 * MINUTE);
  });

  test("Some bibs that were misread change nothing", () => {
    const wrong = seenBy("b", 37_000, ["ridge"]).map((sighting, index) =>
      index % 4 === 0 ? { ...sighting, bibs: ["1040"] } : sighting,
    );
    expect(Timing.cameras(wrong, passings)[0]?.offsetMs).toBe(37_000);
  });

  test("Of a camera that stands at no mat, or saw three runners, nothing is said", () => {
    const wandering = seenBy("b", 0, ["ridge"]).map((sighting, index) => ({
      ...sighting,
      at: START + index * 7 * MINUTE,
    }));
    expect(Timing.cameras(wandering, passings)).toEqual([]);
    expect(Timing.cameras(seenBy("b", 0, ["ridge"], ["1001", "1002", "1003"]), passings)).toEqual([]);
  });
});

describe("predictions", () => {
  const cameras = Timing.cameras(
    [...seenBy("b", 37_000, ["start", "ridge"]), ...seenBy("c", -4_000, ["finish"])],
    passings,
  );
  const of = (bib: string) => passings.filter((passing) => passing.bib === bib);

  test("A runner should be on every camera's photos at her own time by that camera's clock", () => {
    const predicted = Timing.predict(cameras, of("1010"));
    expect(predicted.map(({ camera, checkpointId, at: time }) => [camera, checkpointId, time])).toEqual([
      ["b", "start", at("1010", "start") + 37_000],
      ["b", "ridge", at("1010", "ridge") + 37_000],
      ["c", "finish", at("1010", "finish") - 4_000],
    ]);
  });

  test("Where no camera stood any more when she came, none is named", () => {
    const late = of("1010").map((passing) => ({ ...passing, at: passing.at + 180 * MINUTE }));
    expect(Timing.predict(cameras, late)).toEqual([]);
  });

  test("A photo four seconds after its moment says so, and one of another photographer says nothing", () => {
    const predicted = Timing.predict(cameras, of("1010"));
    const photo = { at: at("1010", "ridge") + 41_000, photographerId: "ines" };
    expect(Timing.evidence(photo, predicted)).toEqual({ checkpointId: "ridge", seconds: 4 });
    expect(Timing.evidence({ ...photo, photographerId: "somebody" }, predicted)).toBeUndefined();
    expect(Timing.evidence({ ...photo, at: photo.at + 10 * MINUTE }, predicted)).toBeUndefined();
  });
});

describe("a race without every mat", () => {
  const course = Object.keys(MATS);
  const others = passings.filter(({ bib }) => bib !== "1020");

  test("With her times alone a runner is expected at the ridge when others of her pace were there", () => {
    const anchors = { course, startedAt: at("1020", "start"), finishedAt: at("1020", "finish") };
    const whole = Timing.wholeRace("1020", [], anchors, others);
    expect(whole.map(({ checkpointId, isGuess }) => [checkpointId, isGuess === true])).toEqual([
      ["start", false],
      ["ridge", true],
      ["finish", false],
    ]);
    expect(Math.abs((whole[1]?.at ?? 0) - at("1020", "ridge"))).toBeLessThan(5_000);
  });

  test("What a mat measured stands, and nothing is made up where nobody finished", () => {
    const own = passings.filter(({ bib, checkpointId }) => bib === "1020" && checkpointId === "ridge");
    const unfinished = { course, startedAt: undefined, finishedAt: undefined };
    expect(Timing.wholeRace("1020", own, unfinished, others)).toEqual(own);
  });
});
