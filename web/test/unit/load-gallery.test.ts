import type { Event } from "@snaprace/core/event";
import { Photo } from "@snaprace/core/photo";
import { expect, test } from "vitest";
import { choicesOf } from "../../src/gallery/filter-choices.ts";
import { loadGallery } from "../../src/gallery/load-gallery.ts";
import type { SiteContext } from "../../src/server/context.ts";

const event = {
  organizerId: "demo",
  eventId: "race",
  startsOn: "2026-10-18",
  timeZone: "Asia/Seoul",
  displayMode: "photos",
} as Event.Info;
const photos = Array.from({ length: 180 }, (_, number) => ({
  photoId: String(number).padStart(26, "0"),
  captureTime: new Date(Date.parse("2026-10-18T00:00:00Z") + number * 1000).toISOString(),
}));

/** A truth in which nothing is. */
const empty: object = new Proxy(
  {},
  {
    get: (_, name) => {
      if (name === "then") return (answer: (found: object) => void) => answer({ data: [], error: null });
      if (name === "maybeSingle") return async () => ({ data: null, error: null });
      return () => empty;
    },
  },
);

/** A race in which this photographer is credited, and what a page of it is loaded with. */
function loader(shown: readonly object[]) {
  const credited = [{ photographers: { id: "mina", name: "Mina", handle: null, website: null } }];
  const truth = {
    from: (table: string) =>
      table === "event_photographers"
        ? { select: () => ({ eq: async () => ({ data: credited, error: null }) }) }
        : empty,
  };
  const projection = {
    progress: async () => Photo.toProgress([]),
    gallery: async ({ limit, start }: { limit: number; start?: { after: string } }) => {
      const end = Number(start?.after ?? 0) + limit;
      return { items: shown.slice(end - limit, end), next: end < shown.length ? { after: String(end) } : undefined };
    },
  };
  const site = {
    projection,
    serverTruth: truth,
    cursorSigningKey: "0".repeat(40),
    timeline: { slots: async () => [] },
  };
  const visible = { event, preview: undefined, truth } as unknown as Parameters<typeof loadGallery>[1];
  return (filters: object) => loadGallery(site as unknown as SiteContext, visible, filters);
}

test("A runner's page begins with two dozen photos, and what it says of all of them is said of all, on later pages too", async () => {
  const load = loader(photos);
  const hers = await load({ bib: "1204" });
  expect([hers.page.photos.length, hers.whole.photos.length, hers.whole.cursor]).toEqual([24, 180, undefined]);
  const later = await load({ bib: "1204", cursor: hers.page.cursor });
  expect(later.page.photos).toEqual(photos.slice(24, 48));
  expect([later.whole.photos, later.whole.cursor]).toEqual([photos, undefined]);
  const few = await loader(photos.slice(0, 23))({ bib: "1204" });
  expect([few.page.photos.length, few.page.cursor, few.whole]).toEqual([23, undefined, few.page]);
  const race = await load({});
  expect([race.page.photos.length, race.page.cursor !== undefined]).toEqual([60, true]);
});

test("A photographer or a place that a race does not have is told from one without photos", async () => {
  const none = loader([]);
  expect((await none({ photographer: "mina" })).unknown).toEqual([]);
  expect((await none({ photographer: "nobody" })).unknown).toEqual(["photographer"]);
  expect((await none({ bib: "1204", photographer: "nobody", checkpoint: "moon" })).unknown).toEqual([
    "photographer",
    "checkpoint",
  ]);
  // No longer listed, but her photos are here: nothing is wrong with the address.
  expect((await loader(photos)({ photographer: "nobody" })).unknown).toEqual([]);
});

test("A field names what is chosen also where it is not among what it offers", () => {
  const known = [{ id: "mina", name: "Mina" }];
  expect(choicesOf(known, undefined, "?")).toBe(known);
  expect(choicesOf(known, "mina", "?")).toBe(known);
  expect(choicesOf(known, "nobody", "?")).toEqual([...known, { id: "nobody", name: "?" }]);
});
