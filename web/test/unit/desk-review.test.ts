import { afterEach, expect, test, vi } from "vitest";
import { commandKey } from "../../src/desk/command-key.ts";
import { ReviewDesk } from "../../src/desk/review/review-desk.ts";
import type { ItemView } from "../../src/desk/review/review-view.ts";

const PART = 20;
const TOTAL = 50;
const all = Array.from({ length: TOTAL }, (_, index) => ({ key: `photo-${index}`, burst: [] }) as unknown as ItemView);

afterEach(() => vi.unstubAllGlobals());

test("Taking back what was decided for a burst brings all of it back", async () => {
  vi.stubGlobal("fetch", async () => Response.json({ status: "decided", batchId: "batch", photos: 2 }));
  const burst = ["a", "b"].map((photoId) => ({ key: `${photoId} 12`, photoId, burst: [], reading: { bib: "12" } }));
  const items = [
    { ...burst[0], burst: ["b"] },
    { ...burst[1], burst: ["a"] },
  ] as unknown as ItemView[];
  const desk = new ReviewDesk("race", { items, total: 2, reported: 0 }, false);
  desk.decide("12", true);
  expect(desk.state()).toMatchObject({ items: [], left: 0, done: 1 });
  await desk.undo();
  expect(desk.state()).toMatchObject({ left: 2, done: 0 });
  expect(desk.state().items.map(({ photoId }) => photoId)).toEqual(["a", "b"]);
});

test.each([
  [{ key: "x", code: "KeyX" }, "x"],
  [{ key: "ㅌ", code: "KeyX" }, "x"],
  [{ key: "Process", code: "KeyU" }, "u"],
  [{ key: "q", code: "KeyA" }, "q"],
  [{ key: "ArrowDown", code: "ArrowDown" }, "arrowdown"],
  [{ key: "ㅌ", code: "KeyX", isComposing: true }, ""],
])("%j is the command %j", (press, command) => {
  expect(commandKey({ isComposing: false, ...press })).toBe(command);
});

test("Whoever leaves one after the other for later sees all that waits before anything comes again", async () => {
  const answer = async (address: string) => {
    const from = Number(new URLSearchParams(address.split("?")[1]).get("from"));
    return Response.json({ items: all.slice(from, from + PART), total: TOTAL, reported: 0 });
  };
  vi.stubGlobal("fetch", answer);
  const desk = new ReviewDesk("race", { items: all.slice(0, PART), total: TOTAL, reported: 0 }, false);
  const seen: string[] = [];
  for (let step = 0; step < TOTAL; step++) {
    await vi.waitFor(() => expect(seen).not.toContain(desk.state().items[0]?.key));
    seen.push(desk.state().items[0]?.key ?? "");
    desk.skip();
  }
  expect(new Set(seen).size).toBe(TOTAL);
  expect(desk.state().items[0]?.key).toBe(seen[0]);
});
