import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { BoardReader } from "../../src/desk/board/board-api.ts";
import { BoardWatch } from "../../src/desk/board/board-watch.ts";
import type { Board } from "../../src/desk/board/load-board.ts";
import { openOf, Pace } from "../../src/desk/board/pace.ts";
import type { DeskPhoto } from "../../src/desk/photos/load-photos.ts";
import { PhotoDesk } from "../../src/desk/photos/photo-desk.ts";
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

describe("the live board", () => {
  const board = (searchable: number): Board => ({
    counts: { received: 1, processing: 0, searchable, partial: 0, rejected: 0, "dead-lettered": 0 },
    photographers: [],
    cameras: [],
    troubles: [],
    hasMoreTroubles: false,
  });
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const watched = () => {
    const looks: { answer: (board: Board) => void }[] = [];
    const seen: number[] = [];
    const read = () => new Promise<Board>((answer) => looks.push({ answer }));
    const onLook = ({ counts }: Board) => void seen.push(counts.searchable);
    const watch = new BoardWatch(board(0), { read, isHidden: () => false, onLook });
    return { watch, looks, seen };
  };

  test("However often somebody asks, there is one look at a time, and one more after it", async () => {
    const { watch, looks, seen } = watched();
    watch.look();
    watch.look();
    watch.look();
    expect(looks).toHaveLength(1);
    looks[0]!.answer(board(1));
    await vi.advanceTimersByTimeAsync(0);
    expect(looks).toHaveLength(2);
    looks[1]!.answer(board(2));
    await vi.advanceTimersByTimeAsync(2500);
    expect(looks).toHaveLength(3);
    expect(seen).toEqual([1, 2]);
    watch.stop();
  });

  test("Nothing is asked or drawn after the page is left, not even by a look that was on its way", async () => {
    const { watch, looks, seen } = watched();
    watch.look();
    watch.stop();
    looks[0]!.answer(board(1));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks).toHaveLength(1);
    expect(seen).toEqual([]);
  });

  test("What has not changed is the board that came last, whoever asks", async () => {
    const answers = [Response.json(board(7), { headers: { etag: "x" } }), new Response(null, { status: 304 })];
    vi.stubGlobal("fetch", async () => answers.shift());
    const reader = new BoardReader("e");
    await reader.read();
    expect((await reader.read()).counts.searchable).toBe(7);
  });
});

describe("the photos desk", () => {
  afterEach(() => void vi.unstubAllGlobals());

  test("Undo while something runs leaves the way back for later", async () => {
    const photo = { id: "p", bibs: [], reasons: [], by: "" } as unknown as DeskPhoto;
    const changes: string[] = [];
    let release = () => {};
    vi.stubGlobal("fetch", async (_: string, init?: RequestInit) => {
      if (!init) return Response.json({ photos: [photo] });
      changes.push((JSON.parse(String(init.body)) as { action: string }).action);
      if (changes.length === 2) await new Promise<void>((resolve) => (release = resolve));
      return Response.json({ photos: 1 });
    });
    const desk = new PhotoDesk("e", "", { photos: [photo] });
    desk.toggle("p");
    await desk.run({ action: "delete" });
    desk.toggle("p");
    const retrying = desk.run({ action: "retry" });
    await desk.undo();
    release();
    await retrying;
    expect(desk.state().canUndo).toBe(true);
    await desk.undo();
    expect(changes).toEqual(["delete", "retry", "restore"]);
  });
});
