import { afterEach, expect, test, vi } from "vitest";
import { withMarked } from "../../src/keep/favourites.ts";
import { photosByIds } from "../../src/keep/photos-by-ids.ts";
import { sharedIds } from "../../src/keep/shared-ids.ts";

afterEach(() => vi.unstubAllGlobals());

const ids = Array.from({ length: 501 }, (_, number) => String(number).padStart(26, "0"));
const wanted = (signal = new AbortController().signal) => photosByIds("race", ids, undefined, signal);
const asked = (url: string) => new URL(url, "http://site").searchParams.get("ids")?.split(",") ?? [];

test("Five hundred favourites come whole and in order, by addresses that no CDN refuses", async () => {
  const lengths: number[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    lengths.push(url.length);
    return Response.json({ photos: asked(url).map((id) => [id, 3, 2, "", 0, 0]) });
  });
  expect((await wanted()).map(({ id }) => id)).toEqual(ids);
  expect(Math.max(...lengths)).toBeLessThan(8192);
});

test("When some of them do not come, none are shown as if they were all", async () => {
  vi.stubGlobal("fetch", async (url: string) =>
    asked(url).includes(ids[300]!) ? new Response(null, { status: 503 }) : Response.json({ photos: [] }),
  );
  await expect(wanted()).rejects.toThrow("503");
});

test("A favourite that is taken back keeps its place until the page is left, and is not shown twice when it is marked again", () => {
  const shown = withMarked([], ["A", "B", "C"]);
  expect(withMarked(shown, ["A", "C"])).toBe(shown);
  expect(withMarked(shown, ["A", "C", "B", "D"])).toEqual(["A", "B", "C", "D"]);
});

test("A link that names a photo twice names it once, and one that names none is none", () => {
  expect(sharedIds("A,B,A,, B,")).toEqual(["A", "B"]);
  for (const none of [undefined, "", ",", ["A", "B"]]) expect(sharedIds(none)).toBeUndefined();
});
