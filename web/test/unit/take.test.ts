import type { Event } from "@snaprace/core/event";
import { Photo } from "@snaprace/core/photo";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { SiteContext } from "../../src/server/context.ts";
import { readAsked } from "../../src/take/asked-photos.ts";
import { CARD_SHAPES, type CardFacts, type CardShape, drawCard, leftOf } from "../../src/take/draw-card.ts";
import { idsOfList } from "../../src/take/ids-of-list.ts";
import { resumeFrom } from "../../src/take/resume-from.ts";
import { zipOf } from "../../src/take/zip.ts";

const event = {
  organizerId: "demo",
  eventId: "race",
  timeZone: "Asia/Seoul",
  startsOn: "2026-10-18",
  downloadPolicy: "web",
} as Event.Info;
const ids = ["0000000000000000000000000A", "0000000000000000000000000B", "0000000000000000000000000C"];
const GONE = "0000000000000000000000000D";

/** Photos of one second, kept in memory. */
function shelf(
  sizes: readonly number[],
): Pick<SiteContext, "projection" | "objects"> & { readonly most: () => number } {
  const photos = ids.map((photoId) => ({
    ...{ organizerId: "demo", eventId: "race", photoId, status: "searchable", visibility: "visible", bibs: [] },
    captureTime: "2026-10-18T00:00:00.000Z",
    uploadedAt: "2026-10-18T01:00:00.000Z",
  }));
  const bytes = new Map(
    photos.map((photo, place) => [Photo.keys.rendition(photo, "large"), Buffer.alloc(sizes[place] ?? 0, place + 1)]),
  );
  let [open, most] = [0, 0];
  const objects = {
    head: async (key: string) => {
      const size = bytes.get(key)?.length;
      return size === undefined ? undefined : { size, metadata: {}, lastModified: new Date(0) };
    },
    get: async (key: string) => {
      most = Math.max(most, ++open);
      await Promise.resolve();
      open--;
      const found = bytes.get(key);
      return found && { bytes: found, size: found.length, metadata: {}, lastModified: new Date(0) };
    },
  };
  const projection = {
    photos: async (refs: readonly { photoId: string }[]) =>
      photos.filter(({ photoId }) => refs.some((ref) => ref.photoId === photoId)),
  };
  return { objects, projection, most: () => most } as never;
}

const read = async (stream: ReadableStream<Uint8Array>) => Buffer.from(await new Response(stream).arrayBuffer());

test("A zip is as long as it says before the first photo is read, and tells what is not in it", async () => {
  const site = shelf([70_000, 5, 300_000]);
  const zip = await zipOf(site, event, [...ids, GONE]);
  const bytes = await read(zip.body(0));
  expect([zip.count, zip.length]).toEqual([3, bytes.length]);
  expect(bytes.includes("_missing-photos.txt")).toBe(true);
  expect(bytes.includes(GONE)).toBe(true);
  expect(site.most()).toBe(1);
});

test("A download that broke off goes on at any byte, and ends up the same", async () => {
  const zip = await zipOf(shelf([1000, 2000, 3000]), event, ids);
  const whole = await read(zip.body(0));
  for (const from of [1, 999, 1500, whole.length - 1]) {
    expect((await read(zip.body(from))).equals(whole.subarray(from))).toBe(true);
  }
});

test("The rest is given of the same file only: another one comes whole", async () => {
  const before = await zipOf(shelf([1000, 2000, 3000]), event, ids);
  const after = await zipOf(shelf([1000, 2001, 3000]), event, ids);
  expect(after.etag).not.toBe(before.etag);
  const headers = (range: string, ifRange?: string) => new Headers({ range, ...(ifRange && { "if-range": ifRange }) });
  expect(resumeFrom(headers("bytes=500-", before.etag), before)).toBe(500);
  expect(resumeFrom(headers("bytes=500-", before.etag), after)).toBeUndefined();
  expect(resumeFrom(headers("bytes=500-"), before)).toBe(500);
  expect(resumeFrom(headers("bytes=0-"), before)).toBe(0);
  for (const range of ["bytes=-5", "bytes=1-2", `bytes=${before.length}-`, "lines=1-"])
    expect(resumeFrom(headers(range), before)).toBeUndefined();
});

test("A photo that goes while it is being packed breaks the download off instead of leaving a hole", async () => {
  const site = shelf([1000, 2000, 3000]);
  const zip = await zipOf(site, event, ids);
  site.objects.get = async () => undefined;
  await expect(read(zip.body(0))).rejects.toThrow();
});

test("Of 500 photos never more than a few are in memory, however slowly they are taken, and none is left out", async () => {
  const [photos, size] = [500, 50_000];
  const many = Array.from({ length: photos }, (_, number) => String(number).padStart(26, "0"));
  let fetched = 0;
  const objects = {
    head: async () => ({ size, metadata: {}, lastModified: new Date(0) }),
    get: async () => {
      fetched++;
      return { bytes: Buffer.alloc(size, fetched), size, metadata: {}, lastModified: new Date(0) };
    },
  };
  const projection = {
    photos: async (refs: readonly { photoId: string }[]) =>
      refs.map(({ photoId }) => ({
        ...{ organizerId: "demo", eventId: "race", photoId, status: "searchable", visibility: "visible", bibs: [] },
        captureTime: "2026-10-18T00:00:00.000Z",
        uploadedAt: "2026-10-18T01:00:00.000Z",
      })),
  };
  const zip = await zipOf({ objects, projection } as never, event, many);
  expect(fetched).toBe(0);
  let [taken, ahead] = [0, 0];
  for await (const chunk of zip.body(0)) {
    taken += chunk.length;
    // Photos that were fetched, less those that went out whole.
    ahead = Math.max(ahead, fetched - Math.floor(taken / size));
  }
  expect([zip.count, taken]).toEqual([photos, zip.length]);
  expect(ahead).toBeLessThanOrEqual(3);
});

test("A form asks for photos by name, each once, or for all of a runner's by the filters of her page", async () => {
  const asked = (form: Readonly<Record<string, string>>) =>
    readAsked(new Request("http://site", { method: "POST", body: new URLSearchParams(form).toString() }), event);
  expect(await asked({ ids: "A,B,,A" })).toEqual({ ids: ["A", "B"] });
  expect(await asked({ bib: " #1204", photographer: "mina", day: "2026-10-19", from: "09:00" })).toMatchObject({
    list: {
      bib: "1204",
      photographer: "mina",
      from: "2026-10-19T00:00:00.000Z",
      to: "2026-10-19T15:00:00.000Z",
    },
  });
  // The whole of a race is no list that somebody takes home.
  for (const none of [{}, { ids: "," }, { photographer: "mina" }, { bib: "not a bib" }])
    await expect(asked(none)).rejects.toMatchObject({ code: "invalid-input" });
  // Nor are more photos than were asked for.
  await expect(asked({ bib: "1204", from: "9:30", day: "today" })).rejects.toMatchObject({
    code: "invalid-input",
    fields: { from: expect.any(String), day: expect.any(String) },
  });
});

describe("all of a list", () => {
  afterEach(() => vi.unstubAllGlobals());
  const LIST = "/api/v1/events/race/photos?photographer=mina&view=tiles&limit=400";
  const { signal } = new AbortController();
  /** An API with this many photos, which fails from a page on. */
  function api(count: number, failsFrom = Number.POSITIVE_INFINITY): string[] {
    const asked: string[] = [];
    vi.stubGlobal("fetch", async (url: string) => {
      asked.push(url);
      const start = Number(new URL(url, "http://site").searchParams.get("cursor") ?? 0);
      if (asked.length > failsFrom) return new Response(null, { status: 503 });
      const length = Math.min(400, count - start);
      const photos = Array.from({ length }, (_, index) => [`P${start + index}`, 3, 2, "", 0, 0]);
      return Response.json({ photos, next: start + 400 < count ? String(start + 400) : null });
    });
    return asked;
  }

  test("is named whole and in order, however many pages it comes in", async () => {
    const asked = api(900);
    const { ids, hasMore } = await idsOfList(LIST, 1000, signal);
    expect([ids.length, ids[0], ids.at(-1), hasMore]).toEqual([900, "P0", "P899", false]);
    expect(asked).toEqual([LIST, `${LIST}&cursor=400`, `${LIST}&cursor=800`]);
  });

  test("is as much of it as a zip takes, and whether there is more", async () => {
    const asked = api(50_000);
    const { ids, hasMore } = await idsOfList(LIST, 1000, signal);
    expect([ids.length, hasMore, asked.length]).toEqual([1000, true, 3]);
    api(1000);
    expect((await idsOfList(LIST, 1000, signal)).hasMore).toBe(false);
  });

  test("is nothing when a part of it does not come: some would look like all", async () => {
    api(900, 1);
    await expect(idsOfList(LIST, 1000, signal)).rejects.toThrow("503");
  });
});

test("A share card is cut so that the runner is on it, as near to its middle as the photo allows", () => {
  const left = (at: number) => leftOf(at, 3000, 1000);
  expect([left(0), left(0.1), left(0.5), left(0.6), left(1)]).toEqual([0, 0, -1000, -1300, -2000]);
  expect(leftOf(0.9, 1000, 1000)).toBe(0);
});

interface Drawn {
  readonly what: string;
  readonly args: readonly (string | number)[];
  readonly fillStyle: string;
  /** px that the text is wide, as this pen measures. */
  readonly width: number;
}

/** Draws a card with a pen that notes what it does; a letter is half as wide as its font is high. */
function drawn(shape: CardShape, facts: CardFacts): Drawn[] {
  const noted: Drawn[] = [];
  const state: Record<string, unknown> = { font: "", fillStyle: "" };
  const measure = (text: string) => text.length * Number(/(\d+)px/.exec(String(state.font))?.[1]) * 0.5;
  const pen = new Proxy(state, {
    get: (_, name) => {
      if (name === "measureText") return (text: string) => ({ width: measure(text) });
      if (name === "createLinearGradient") return () => ({ addColorStop: () => {} });
      return (...args: readonly (string | number)[]) => {
        const width = name === "fillText" ? measure(String(args[0])) : 0;
        noted.push({ what: String(name), args, fillStyle: String(state.fillStyle), width });
      };
    },
  });
  const canvas = { getContext: () => pen } as unknown as HTMLCanvasElement;
  const photo = { naturalWidth: 3000, naturalHeight: 2000 } as HTMLImageElement;
  drawCard(canvas, { photo, at: undefined }, shape, facts, { numbers: "Numbers", words: "Words" });
  return noted;
}

const facts: CardFacts = {
  event: "Seoul Trail",
  day: "18 October 2026",
  bib: "1204",
  time: "42:07",
  accent: "#0a7f42",
};
const texts = (all: readonly Drawn[]) => all.filter(({ what }) => what === "fillText");

test.each(Object.keys(CARD_SHAPES) as CardShape[])(
  "Sponsors stand on the foot of a %s card, below all that is the runner's",
  (shape) => {
    const { width, height } = CARD_SHAPES[shape];
    const all = drawn(shape, { ...facts, sponsors: ["Han River Water", "Namsan Shoes"] });
    const foot = all.find(
      ({ what, fillStyle, args }) => what === "fillRect" && fillStyle === "#fff" && Number(args[1]) > height / 2,
    );
    const top = Number(foot?.args[1]);
    const names = texts(all).find(({ args }) => String(args[0]).includes("Han River Water"));
    expect(names?.args[0]).toContain("Namsan Shoes");
    expect([names?.args[1], names?.fillStyle]).toEqual([width / 2, "#1b1815"]);
    expect(Number(names?.args[2])).toBeGreaterThan(top);
    expect(Number(names?.args[2])).toBeLessThan(height);
    const others = texts(all).filter((text) => text !== names);
    expect(others.map(({ args }) => args[0])).toEqual(["Seoul Trail · 18 October 2026", "42:07", "1204"]);
    for (const { args } of others) expect(Number(args[2])).toBeLessThan(top);
  },
);

test("Many sponsors are written smaller, and none is cut off", () => {
  const sponsors = Array.from({ length: 9 }, (_, number) => `Sponsor number ${number + 1} of the race`);
  const names = texts(drawn("square", { ...facts, sponsors })).find(({ args }) =>
    String(args[0]).includes(sponsors[0]!),
  );
  for (const sponsor of sponsors) expect(names?.args[0]).toContain(sponsor);
  expect(names?.width).toBeLessThanOrEqual(CARD_SHAPES.square.width - 100);
});

test("A race without sponsors has nothing but its colour on the foot of a card", () => {
  const all = drawn("story", facts);
  const { height } = CARD_SHAPES.story;
  const below = all.filter(({ what, args }) => what === "fillRect" && Number(args[1]) > height / 2);
  expect(below.map(({ fillStyle }) => fillStyle)).toEqual(["#0a7f42"]);
});
