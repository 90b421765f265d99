import { describe, expect, test } from "vitest";
import type { Board } from "../../src/desk/board/load-board.ts";
import { openOf, Pace } from "../../src/desk/board/pace.ts";
import { parseShift, shiftText } from "../../src/desk/photos/shift.ts";

describe("a camera's shift", () => {
  test.each([
    ["1:02:03", 3_723_000],
    ["+0:00:30", 30_000],
    ["-0:30", -30_000],
    ["−1:00:00", -3_600_000],
    ["90:00", 5_400_000],
  ])("%s is %d ms", (text, ms) => {
    expect(parseShift(text)).toBe(ms);
  });

  test.each(["", "1", "1:2", "1:00:60", "99:00:00", "soon"])("%j is none", (text) => {
    expect(parseShift(text)).toBeUndefined();
  });

  test("What is written is read back", () => {
    for (const ms of [0, 3_723_000, -30_000, 86_400_000]) expect(parseShift(shiftText(ms))).toBe(ms);
  });
});

describe("the board's pace", () => {
  const board = (searchable: number, processing: number): Board => ({
    counts: { received: 3, processing, searchable, partial: 0, rejected: 0, "dead-lettered": 0 },
    photographers: [],
    cameras: [],
    troubles: [],
    hasMoreTroubles: false,
  });

  test("Nothing is said after one look, and photos a minute after some", () => {
    const pace = new Pace();
    pace.note(board(0, 40), 0);
    expect(pace.perMinute(0)).toBeUndefined();
    pace.note(board(20, 20), 20_000);
    expect(pace.perMinute(20_000)).toBe(60);
    expect(openOf(board(20, 20))).toBe(23);
  });

  test("A minute in which nothing was done is told as such", () => {
    const pace = new Pace();
    for (const at of [0, 30_000, 60_000, 90_000]) pace.note(board(20, 20), at);
    expect(pace.perMinute(90_000)).toBe(0);
  });
});
