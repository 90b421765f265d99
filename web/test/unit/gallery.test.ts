import type { Event } from "@snaprace/core/event";
import { describe, expect, test } from "vitest";
import { evidenceChip, evidenceOf, evidenceText } from "../../src/gallery/evidence.ts";
import { imageUrl, srcSet } from "../../src/gallery/image-url.ts";
import { pageOfPhotos } from "../../src/gallery/list-photos.ts";
import { clockAt, instantOf, isClock } from "../../src/gallery/local-time.ts";
import {
  isNarrowed,
  listFilters,
  momentAt,
  ofRunner,
  readFilters,
  toPhotoQuery,
  withDay,
} from "../../src/gallery/page-filters.ts";
import { type PageFilters, paths } from "../../src/gallery/paths.ts";
import { photoQueryOf } from "../../src/gallery/photo-query.ts";
import { raceDays } from "../../src/gallery/race-days.ts";
import { tileClass, tileRules } from "../../src/grid/tile-style.ts";
import { tintOf } from "../../src/grid/tint.ts";

describe("times at the event", () => {
  test("A clock at the event is an instant, in its own time zone", () => {
    expect(instantOf("2026-10-18", "09:30", "Asia/Seoul")).toBe("2026-10-18T00:30:00.000Z");
    expect(clockAt("2026-10-18T00:30:05.000Z", "Asia/Seoul")).toBe("09:30:05");
  });

  test("A time that the clocks skip in spring and one that comes twice in autumn have an instant, too", () => {
    expect(instantOf("2026-03-29", "02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
    expect(instantOf("2026-10-25", "02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
  });

  test.each(["24:00", "9:30", "", undefined])("%j is no clock", (text) => {
    expect(isClock(text)).toBe(false);
  });
});

describe("filters", () => {
  test("A stretch that ends before it begins ends on the day after", () => {
    const { filters } = readFilters({ from: "23:59", to: "00:01" });
    expect(toPhotoQuery(filters, "2026-10-18", "Asia/Seoul")).toMatchObject({
      from: "2026-10-18T14:59:00.000Z",
      to: "2026-10-18T15:01:00.000Z",
    });
  });

  test("A page's address is read, and what cannot be understood is said and narrows nothing", () => {
    const { filters, bibProblem, hasTimeProblem } = readFilters({ bib: " #1204", from: "25:99", to: "10:00", x: "y" });
    expect(filters).toMatchObject({ bib: "1204", from: undefined, to: "10:00" });
    expect(bibProblem).toBeUndefined();
    expect(hasTimeProblem).toBe(true);
    // What was typed stays in the field, to be put right.
    expect(readFilters({ bib: "<1204>" })).toMatchObject({ bibProblem: "not-letters-and-digits", typedBib: "<1204>" });
    expect(toPhotoQuery(filters, "2026-10-18", "Asia/Seoul")).toMatchObject({
      bib: "1204",
      to: "2026-10-18T01:00:00.000Z",
    });
  });

  test("A time of another day than the first names its day, in the address of a passing after midnight as in the filter", () => {
    const race = { startsOn: "2026-10-18", timeZone: "Asia/Seoul" };
    const query = (params: Readonly<Record<string, string>>) =>
      toPhotoQuery(readFilters(params).filters, race.startsOn, race.timeZone);
    const at = "2026-10-18T15:40:00.000Z";
    expect(momentAt(Date.parse("2026-10-18T00:30:00.000Z"), race)).toBe("09:30");
    expect(momentAt(Date.parse(at), race)).toBe("2026-10-19T00:40");
    expect(query({ from: momentAt(Date.parse(at), race) })).toMatchObject({ from: at, to: undefined });
    expect(query({ from: "23:50", to: "2026-10-19T00:40" })).toMatchObject({
      from: "2026-10-18T14:50:00.000Z",
      to: at,
    });
    expect(query({ from: "2026-10-19T00:38", to: "00:40" })).toMatchObject({ to: at });
    for (const from of [
      "2026-10-19",
      "2026-10-19T25:00",
      "2026-13-45T10:00",
      "0000-00-00T10:00",
      "T10:00",
      "10:00T10:00",
      "2026-10-19T10:00T9",
    ])
      expect([from, readFilters({ from })]).toMatchObject([
        from,
        { filters: { from: undefined }, hasTimeProblem: true },
      ]);
  });

  test("Where a race has several days its clocks are on the one that is chosen, and a day alone is all of it", () => {
    const query = (params: Readonly<Record<string, string>>) =>
      toPhotoQuery(readFilters(params).filters, "2026-10-18", "Asia/Seoul");
    const day = "2026-10-19";
    const [begin, end] = ["2026-10-18T15:00:00.000Z", "2026-10-19T15:00:00.000Z"];
    expect(query({ day })).toMatchObject({ from: begin, to: end });
    expect(query({ day, from: "00:30" })).toMatchObject({ from: "2026-10-18T15:30:00.000Z", to: end });
    expect(query({ day, to: "02:00" })).toMatchObject({ from: begin, to: "2026-10-18T17:00:00.000Z" });
    expect(query({ day, from: "23:50", to: "00:10" })).toMatchObject({
      from: "2026-10-19T14:50:00.000Z",
      to: "2026-10-19T15:10:00.000Z",
    });
    expect(query({ day: "2026-10-18", from: "2026-10-19T00:30" })).toMatchObject({
      from: "2026-10-18T15:30:00.000Z",
      to: end,
    });
    expect(query({ day: "yesterday" })).toMatchObject({ from: undefined, to: undefined });
    expect(query({ from: "09:30" })).toMatchObject({ from: "2026-10-18T00:30:00.000Z", to: undefined });
  });

  test("A form of several days shows on which of them the clocks of an address are, and sends the same list", () => {
    const [first, second, third] = ["2026-10-18", "2026-10-19", "2026-10-20"];
    const shown = (params: Readonly<Record<string, string>>, days = [first, second]) =>
      withDay(readFilters(params).filters, days, first);
    const asQuery = (filters: PageFilters) => toPhotoQuery(filters, first, "Asia/Seoul");
    for (const [asked, day, from, to] of [
      [{ from: "09:30", to: "10:00" }, first, "09:30", "10:00"],
      [{ from: "23:50", to: "00:10" }, first, "23:50", "00:10"],
      [{ from: "23:50", to: `${second}T00:10` }, first, "23:50", "00:10"],
      [{ from: `${second}T00:30`, to: `${second}T01:00` }, second, "00:30", "01:00"],
    ] as const) {
      expect(shown(asked)).toMatchObject({ day, from, to });
      expect(asQuery(shown(asked))).toEqual(asQuery(readFilters(asked).filters));
    }
    expect(shown({ from: "09:30" })).toMatchObject({ day: first, from: "09:30", to: undefined });
    // Nothing that one day and two clocks can say.
    for (const asked of [{ from: `${second}T00:30` }, { from: "09:00", to: `${third}T10:00` }, {}, { bib: "1204" }])
      expect(shown(asked, [first, second, third])).toEqual(readFilters(asked).filters);
    expect(shown({ from: "09:30", to: "10:00" }, [first])).toMatchObject({ day: undefined, from: "09:30" });
    expect(shown({ day: second, from: "09:30" })).toMatchObject({ day: second, from: "09:30" });
  });

  test("A race has the days on which its photos were taken, but not those of a camera whose calendar is wrong", async () => {
    const slots = ["2026-10-18T00:00:00.000Z", "2026-10-18T15:10:00.000Z", "2019-01-01T00:00:00.000Z"];
    const days = (eventId: string, starts: readonly string[]) =>
      raceDays({ timeline: { slots: async () => starts.map((start) => ({ start, count: 1, ratio: 1.5 })) } }, {
        eventId,
        startsOn: "2026-10-18",
        timeZone: "Asia/Seoul",
      } as Event.Info);
    expect(await days("night-run", slots)).toEqual(["2026-10-18", "2026-10-19"]);
    expect(await days("day-run", slots.slice(0, 1))).toEqual(["2026-10-18"]);
    // A clock that is half a day wrong makes no day.
    expect(await days("wrong-clock", [...Array(99).fill(slots[0]), slots[1]])).toEqual(["2026-10-18"]);
    expect(await days("no-photos", [])).toEqual(["2026-10-18"]);
  });

  test("An id that can be nobody's narrows nothing down, and neither do two values of one name", () => {
    const { filters } = readFilters({ photographer: "<>", checkpoint: "x".repeat(99), bib: ["1", "2"] });
    expect(isNarrowed(filters)).toBe(false);
    expect(readFilters({ photographer: "baram", checkpoint: "finish" }).filters).toMatchObject({
      photographer: "baram",
      checkpoint: "finish",
    });
  });

  test("A photo's address carries what its list was narrowed down to, and so does the way from a name to its bib", () => {
    const narrow = { photographer: "baram", checkpoint: "finish", from: "09:00", to: "10:00", preview: "t" };
    const filters = { ...narrow, name: "kim", cursor: "c", unidentified: "1" };
    expect(paths.photo("a", "P", listFilters(filters))).toBe(
      "/events/a/photos/P?photographer=baram&checkpoint=finish&from=09%3A00&to=10%3A00&unidentified=1&preview=t",
    );
    expect(paths.event("a", ofRunner(filters, "7"))).toBe(paths.event("a", { ...narrow, bib: "7" }));
    for (const [name, value] of Object.entries(narrow))
      expect([name, isNarrowed({ [name]: value })]).toEqual([name, name !== "preview"]);
    expect(isNarrowed({ name: "kim", cursor: "c" })).toBe(false);
  });

  test("A cursor that was cut on the way leads to the beginning of the list, and an outage is none", async () => {
    const gallery = async () => ({ items: [{ photoId: "P" }], next: undefined });
    const site = { projection: { gallery }, cursorSigningKey: "0".repeat(40), serverTruth: undefined } as never;
    const visible = { event: { eventId: "race", displayMode: "photos" } } as never;
    expect((await pageOfPhotos(site, visible, { cursor: "AAAA" })).photos).toHaveLength(1);
    const down = { ...(site as object), projection: { gallery: () => Promise.reject(new Error("down")) } } as never;
    await expect(pageOfPhotos(down, visible, { cursor: "AAAA" })).rejects.toThrow("down");
    await expect(pageOfPhotos(site, visible, { photographer: "<>" })).rejects.toThrow();
  });

  test("The same filters always make the same address", () => {
    expect(paths.event("a", { preview: "t", bib: "1" })).toBe("/events/a?bib=1&preview=t");
    expect(paths.event("a")).toBe("/events/a");
  });

  test("The API refuses a parameter it does not know and a limit that is no number", () => {
    expect(() => photoQueryOf(new URLSearchParams("bibs=1"))).toThrow(/Unknown parameter/);
    expect(() => photoQueryOf(new URLSearchParams("limit=many"))).toThrow(/not a number/);
    expect(photoQueryOf(new URLSearchParams("bib=&limit=5"))).toMatchObject({ bib: undefined, limit: 5 });
  });
});

describe("tiles", () => {
  const photo = { id: "P", w: 2400, h: 1600, tint: tintOf("!"), hash: "!" };

  test("Photos of one ratio share one rule, and a broken thumbhash gets a neutral colour", () => {
    expect(tileClass(photo)).toBe("r3-2 c888");
    expect(tileRules([photo, { ...photo, w: 1200, h: 800 }])).toBe(".c888{--tint:#888}.r3-2{--ratio:1.5}");
  });

  test("Upright photos offer the widths they really have", () => {
    const renditions = [{ name: "small" as const, suffix: "_400.webp", edge: 400 }];
    const address = { base: "https://cdn/o/e/processed/", renditions, query: "?preview=t" };
    expect(imageUrl(address, "P", "small")).toBe("https://cdn/o/e/processed/P_400.webp?preview=t");
    expect(srcSet(address, { id: "P", w: 1600, h: 2400 })).toBe("https://cdn/o/e/processed/P_400.webp?preview=t 267w");
  });

  test("Evidence says how it was read, and possible until it is confirmed", () => {
    const match = { confidence: 96.4, source: "ocr", state: "confirmed", onStartList: true } as const;
    expect(evidenceOf(match)).toEqual({ sentence: "readOnList", percent: 96 });
    expect(evidenceOf({ ...match, state: "proposed" }).sentence).toBe("possibleOnList");
    expect(evidenceOf({ ...match, source: "manual" }).sentence).toBe("manual");
  });
});

test("Why a photo is shown, in a line and at a glance: the reading, and how far it is from the runner's own time", () => {
  const t = (name: string, values: Readonly<Record<string, string | number>>) =>
    `${name}(${Object.values(values).join(" ")})`;
  const read = { sentence: "readOnList", percent: 97 } as const;
  expect(evidenceText(t, read, ["Ridge", 4])).toBe("readOnList(97) · timed(Ridge +4)");
  expect(evidenceText(t, read, ["Ridge", 0])).toBe("readOnList(97) · onTime(Ridge)");
  expect(evidenceText(t, read, undefined)).toBe("readOnList(97)");
  expect(evidenceChip(t, read, ["Ridge", -12])).toBe("short.read(97) · short.seconds(−12)");
  expect(evidenceChip(t, { sentence: "face", percent: 90 }, undefined)).toBe("short.face(90)");
});
