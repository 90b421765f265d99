import { expect, test } from "vitest";
import { clockNotes, momentsOf, placesOf, timedPhotos } from "../../src/timing/moments.ts";
import type { RaceClock } from "../../src/timing/race-clock.ts";
import { stopsOf } from "../../src/timing/stops.ts";

const at = (clock: string) => Date.parse(`2026-10-18T${clock}.000Z`);
const post = (checkpointId: string) => ({ checkpointId, from: at("00:00:00"), to: at("03:00:00") });
const camera = (name: string, photographerId: string | undefined, seconds: number, checkpointId: string) => ({
  ...{ camera: name, photographerId, offsetMs: seconds * 1000, spreadMs: 1000, photos: 40 },
  posts: [post(checkpointId)],
});
const clock: RaceClock = {
  course: [
    { checkpointId: "start", name: "Start" },
    { checkpointId: "ridge", name: "Ridge" },
    { checkpointId: "finish", name: "Finish" },
  ],
  cameras: [
    camera("one", "ines", 37, "ridge"),
    camera("two", "ines", 37, "ridge"),
    camera("three", "baram", -90, "finish"),
    camera("four", "baram", 5, "finish"),
    camera("five", "nobody-she-met", 300, "summit"),
  ] as unknown as RaceClock["cameras"],
  passings: new Map(),
  starts: new Map(),
};
const passing = (checkpointId: string, checkpoint: string, time: string) => ({
  ...{ checkpointId, checkpoint, distanceM: 0 },
  passedAt: new Date(at(time)).toISOString(),
});
const passings = [passing("ridge", "Ridge", "01:00:00"), passing("finish", "Finish", "02:00:00")];
const runner = { bib: "7" } as Parameters<typeof momentsOf>[1];
const moments = momentsOf(clock, runner, passings);

test("A runner is told of each wrong clock that photographed her once, by its photographer, and of no clock that is right", () => {
  expect(clockNotes(clock, moments)).toEqual([
    { photographerId: "ines", seconds: 37 },
    { photographerId: "baram", seconds: -90 },
  ]);
});

test("Her photos are timed by what the camera's own wrong clock showed when she passed", () => {
  const photo = (photoId: string, time: string, photographerId: string) => ({
    ...{ photoId, photographerId },
    captureTime: new Date(at(time)).toISOString(),
  });
  const timed = timedPhotos(
    [photo("A", "01:00:41", "ines"), photo("B", "01:58:30", "baram"), photo("C", "01:30:00", "ines")],
    moments,
  );
  expect([...timed]).toEqual([
    ["A", ["Ridge", 4]],
    ["B", ["Finish", 0]],
  ]);
});

test("Her way has the mats' times in order and the cameras at them; photos are looked for at places where one stood", () => {
  const stops = stopsOf([...passings, passing("start", "Start", "00:10:00")], moments);
  expect(stops.map(({ place, passedAt, isGuess }) => [place, passedAt, isGuess])).toEqual([
    ["Start", at("00:10:00"), false],
    ["Ridge", at("01:00:00"), false],
    ["Finish", at("02:00:00"), false],
  ]);
  expect(stops.map(({ cameraAt }) => cameraAt)).toEqual([undefined, at("01:00:37"), expect.any(Number)]);
  expect(stops[1]).toMatchObject({ photographerId: undefined });
  expect(placesOf(clock).map(({ name }) => name)).toEqual(["Ridge", "Finish"]);
});
