import type { Roster } from "@snaprace/core/roster";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { MOST_NAMES } from "../../src/finder/name-index.ts";
import { NameMatches } from "../../src/finder/name-matches.tsx";

vi.mock("../../src/i18n/navigation.ts", () => ({ Link: "a" }));
vi.mock("next-intl/server", () => ({ getTranslations: async () => (name: string) => `[${name}]` }));

/** What the page says of this many runners with a name like the one that was typed. */
async function said(count: number): Promise<string> {
  const matches = Array.from({ length: count }, (_, index) => ({ bib: `B${index}`, name: "Kim" }) as Roster.Entry);
  return renderToStaticMarkup(await NameMatches({ eventId: "race", name: "kim", matches, filters: {} }));
}

test("A name that more runners have than are shown says so, and leads to all of them in the results", async () => {
  const page = await said(MOST_NAMES + 1);
  expect(page.match(/<li/g)).toHaveLength(MOST_NAMES);
  expect(page).toContain("[moreNames]");
  expect(page).toContain("/events/race/results?q=kim");
});

test("Where all of them are shown, nothing speaks of more", async () => {
  const page = await said(MOST_NAMES);
  expect(page.match(/<li/g)).toHaveLength(MOST_NAMES);
  expect(page).not.toContain("[moreNames]");
});
