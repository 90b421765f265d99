import type { Event } from "@snaprace/core/event";
import { Photo } from "@snaprace/core/photo";
import { expect, test } from "vitest";
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

test("All of a runner's photos are on her page at once; the whole race comes page by page", async () => {
  const truth = { from: () => empty };
  const projection = {
    progress: async () => Photo.toProgress([]),
    gallery: async ({ limit }: { limit: number }) => ({
      items: photos.slice(0, limit),
      next: limit < photos.length ? { after: "x" } : undefined,
    }),
  };
  const site = {
    projection,
    serverTruth: truth,
    cursorSigningKey: "0".repeat(40),
    timeline: { slots: async () => [] },
  };
  const visible = { event, preview: undefined, truth } as unknown as Parameters<typeof loadGallery>[1];
  const load = (filters: object) => loadGallery(site as unknown as SiteContext, visible, filters);
  const hers = await load({ bib: "1204" });
  expect([hers.page.photos.length, hers.page.cursor]).toEqual([180, undefined]);
  const whole = await load({});
  expect([whole.page.photos.length, whole.page.cursor !== undefined]).toEqual([60, true]);
});
