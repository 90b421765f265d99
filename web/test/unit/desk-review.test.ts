import { afterEach, expect, test, vi } from "vitest";
import { ReviewDesk } from "../../src/desk/review/review-desk.ts";
import type { ItemView } from "../../src/desk/review/review-view.ts";

const PART = 20;
const TOTAL = 50;
const all = Array.from({ length: TOTAL }, (_, index) => ({ key: `photo-${index}`, burst: [] }) as unknown as ItemView);

afterEach(() => vi.unstubAllGlobals());

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
