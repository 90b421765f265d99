import { Children, type ReactElement, type ReactNode } from "react";
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
