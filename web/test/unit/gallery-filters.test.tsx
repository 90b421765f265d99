import { Children, type ReactElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { FILTER_WORDS, wordsFor } from "../../src/gallery/form-words.ts";
import { GalleryFilters } from "../../src/gallery/gallery-filters.tsx";
import type { PageFilters } from "../../src/gallery/paths.ts";

vi.mock("../../src/i18n/navigation.ts", () => ({ Link: "a" }));

test("A list with other filters has another form: a select keeps what it showed, and would send it with the next press", () => {
  const formOf = (filters: PageFilters) => {
    const words = wordsFor(FILTER_WORDS, (name: string) => name);
    const given = { eventId: "race", action: "/events/race", photographers: [], places: [], isOpen: true, words };
    const { children } = GalleryFilters({ ...given, filters, timeProblem: undefined }).props as { children: ReactNode };
    return Children.toArray(children).find((child): child is ReactElement => (child as ReactElement).type === "form");
  };
  const lists = [{}, { photographer: "baram" }, { photographer: "baram", from: "09:00" }];
  const keys = lists.map((filters) => formOf(filters)?.key);
  expect(new Set(keys).size).toBe(keys.length);
});

test("A race of several days lets its day be chosen, and one of a single day has no field for it", () => {
  const words = wordsFor(FILTER_WORDS, (name: string) => name);
  const given = { eventId: "race", action: "/events/race", photographers: [], places: [], isOpen: true, words };
  const choices = [
    { id: "2026-10-18", name: "Sun" },
    { id: "2026-10-19", name: "Mon" },
  ];
  const filters = { day: "2026-10-19", from: "00:30" };
  const form = (days?: { label: string; any: string; choices: typeof choices }) =>
    renderToStaticMarkup(
      <GalleryFilters {...given} filters={filters} timeProblem={undefined} {...(days && { days })} />,
    );
  const several = form({ label: "Day", any: "Every day", choices });
  expect(several).toMatch(/<select[^>]* name="day"/);
  expect(several).toMatch(/<option value="2026-10-19" selected="">Mon/);
  expect(several).toMatch(/<input[^>]* name="from"[^>]* value="00:30"/);
  expect(form()).not.toContain('name="day"');
});
