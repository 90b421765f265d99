import { expect, test } from "vitest";
import type { WallPhoto } from "../../src/wall/newest-photos.ts";
import { next, type Round, taken } from "../../src/wall/wall.ts";

const photos = (...ids: string[]): WallPhoto[] =>
  ids.map((id) => ({ id, src: `/${id}.jpg`, at: "", width: 3, height: 2 }));
const ids = (round: Round) => round.photos.map(({ id }) => id).join("");
const nothing = new Set<string>();

test("A new photo is shown right after the one that is shown now, and the order of the others stays", () => {
  const round = taken({ photos: photos("a", "b", "c"), at: 1 }, photos("x", "a", "b", "c"));
  expect([ids(round), round.at]).toEqual(["abxc", 1]);
  expect(next(round, nothing).at).toBe(2);
});

test("What is no longer among the newest leaves, but not while it is shown", () => {
  const round = taken({ photos: photos("a", "b", "c"), at: 0 }, photos("x", "c"));
  expect([ids(round), round.at]).toEqual(["axc", 0]);
});

test("An empty answer changes nothing, and the first photos begin the round", () => {
  const round = { photos: photos("a"), at: 0 };
  expect(taken(round, [])).toEqual(round);
  expect(taken({ photos: [], at: 0 }, photos("a", "b"))).toEqual({ photos: photos("a", "b"), at: 0 });
});

test("A photo that cannot be loaded is passed over; with none left the last one stays", () => {
  const round = { photos: photos("a", "b", "c"), at: 0 };
  expect(next(round, new Set(["b"])).at).toBe(2);
  expect(next(round, new Set(["b", "c"])).at).toBe(0);
  expect(next({ photos: [], at: 0 }, nothing)).toEqual({ photos: [], at: 0 });
});
