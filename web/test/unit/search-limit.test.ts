import { expect, test } from "vitest";
import { questionsOf } from "../../src/server/search-limit.ts";

const asked = (address: string) => {
  const found = questionsOf(new URL(address, "http://site"));
  return found?.questions.map(({ by, text }) => `${found.eventId}: ${by} ${text}`) ?? [];
};

test.each([
  ["/events/race?bib=1204", ["race: bib 1204"]],
  ["/ko/events/race/?bib=1204&name=kim", ["race: bib 1204", "race: name kim"]],
  ["/events/race/photos/00000000000000000000000000?bib=1204&from=09:30", ["race: bib 1204"]],
  ["/ko/events/race/results?q=kim&page=2", ["race: name kim"]],
  ["/%65vents/%72ace?bib=1204", ["race: bib 1204"]],
  ["/events/%2572ace?bib=1204", ["race: bib 1204"]],
])("%s asks whether somebody is there", (address, questions) => {
  expect(asked(address)).toEqual(questions);
});

test.each([
  "/events/race",
  "/events/race?bib=&from=09:30",
  "/events/race/photos/00000000000000000000000000?name=kim",
  "/events/race/results?race=10K",
  "/events/race/favourites?ids=A,B",
  "/desk/events/race/runners?q=kim",
  "/",
])("%s asks about nobody", (address) => {
  expect(asked(address)).toEqual([]);
});
