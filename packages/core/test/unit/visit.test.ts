import { expect, test } from "vitest";
import type { DayCounts, VisitCounter } from "../../src/port/index.ts";
import { Visit } from "../../src/visit/index.ts";

function memoryCounter() {
  const days = new Map<string, Record<string, number>>();
  const counter: VisitCounter = {
    async add(_, day, counts) {
      const known = days.get(day) ?? {};
      days.set(day, known);
      for (const [kind, by] of Object.entries(counts)) known[kind] = (known[kind] ?? 0) + (by ?? 0);
    },
    days: async (_, from = "") =>
      [...days].filter(([day]) => day >= from).map(([day, counts]): DayCounts => ({ day, counts })),
  };
  return { counter, days };
}
const SEOUL = { eventId: "seoul-trail-2026", timeZone: "Asia/Seoul" };

test("What happens late in the evening counts for the day that it is at the race", async () => {
  const { counter: visitCounter, days } = memoryCounter();
  const at = (now: string) => ({ visitCounter, clock: { now: () => new Date(now) } });
  await Visit.count(at("2026-10-18T14:59:59.000Z"), SEOUL, { "view.gallery": 1 });
  await Visit.count(at("2026-10-18T15:00:00.000Z"), SEOUL, { "view.gallery": 1, "search.bib.none": 1 });
  expect(Object.fromEntries(days)).toEqual({
    "2026-10-18": { "view.gallery": 1 },
    "2026-10-19": { "view.gallery": 1, "search.bib.none": 1 },
  });
});

test("Days on which nothing happened are there, with nothing", async () => {
  const { counter: visitCounter } = memoryCounter();
  await visitCounter.add("x", "2026-10-18", { share: 2 });
  await visitCounter.add("x", "2026-10-20", { share: 3 });
  const context = { visitCounter, clock: { now: () => new Date("2026-10-21T03:00:00.000Z") } };
  const { days, total } = await Visit.numbersOf(context, SEOUL);
  expect(days.map(({ day, counts }) => [day, counts.share])).toEqual([
    ["2026-10-18", 2],
    ["2026-10-19", 0],
    ["2026-10-20", 3],
    ["2026-10-21", 0],
  ]);
  expect(total.share).toBe(5);
  expect((await Visit.numbersOf(context, SEOUL, 2)).days.map(({ day }) => day)).toEqual(["2026-10-20", "2026-10-21"]);
});

test("A browser reports what a page may report, and nothing that is counted elsewhere or does not exist", () => {
  expect(Visit.readReport("view.gallery search.bib.found")).toEqual({ "view.gallery": 1, "search.bib.found": 1 });
  for (const text of [
    "",
    "view.gallery  share",
    "view.gallery view.gallery",
    "download.zip",
    "search.selfie.found",
    "GSI1PK",
    "view.gallery view.photo view.results share",
  ]) {
    expect(Visit.readReport(text)).toBeUndefined();
  }
});

const CHROME =
  "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";
const visitor = (headers: Record<string, string>) => ({ headers: new Headers(headers) });

test.each([
  ["a phone", CHROME],
  ["an in-app browser of KakaoTalk", `${CHROME} KAKAOTALK 25.1.0`],
  ["a phone whose maker's name ends like a robot's", CHROME.replace("Pixel 9", "CUBOT NOTE 50")],
  ["an in-app browser of Instagram", `${CHROME} Instagram 300.0.0.0 Android`],
])("A person with %s is counted", (_, agent) => {
  expect(Visit.counts(visitor({ "user-agent": agent }))).toBe(true);
});

test.each([
  "",
  "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  "facebookexternalhit/1.1; kakaotalk-scrap/1.0; +https://devtalk.kakao.com/t/scrap/33984",
  "Mozilla/5.0 (compatible; Yeti/1.1; +https://naver.me/spd) Naver-bot/1.0",
  "WhatsApp/2.23.20.0",
  "curl/8.5.0",
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36",
])("A program is not counted: %s", (agent) => {
  expect(Visit.counts(visitor({ "user-agent": agent }))).toBe(false);
});

test("Whoever asks not to be tracked is not counted", () => {
  expect(Visit.counts(visitor({ "user-agent": CHROME, dnt: "1" }))).toBe(false);
  expect(Visit.counts(visitor({ "user-agent": CHROME, "sec-gpc": "1" }))).toBe(false);
  expect(Visit.counts(visitor({ "user-agent": CHROME, dnt: "0" }))).toBe(true);
});
