import { afterEach, expect, test, vi } from "vitest";
import { Event } from "../../src/event/index.ts";
import type { Truth } from "../../src/truth/index.ts";

const row = {
  id: "seoul-trail-2026",
  organizer_id: "demo",
  name: "Seoul Trail",
  starts_on: "2026-10-18",
  time_zone: "Asia/Seoul",
  place: "Seoul",
  status: "published",
  display_mode: "photos",
  photos_meta: {},
  face_mode: "off",
  faces_requested_at: null,
  faces_expire_at: null,
  photos_expire_at: null,
  bib_rules: {},
  branding: {},
  download_policy: "web",
  finish_video: null,
  announced_at: null,
  updated_at: "2026-10-01T00:00:00Z",
};

/** A truth layer that answers every question with these rows. */
function answering(data: unknown): Truth {
  const query: Record<string, unknown> = {};
  for (const step of ["select", "eq", "order"]) query[step] = () => query;
  query.range = async () => ({ data, error: null });
  return { from: () => query } as unknown as Truth;
}

afterEach(() => vi.restoreAllMocks());

test("A published event that cannot be read does not take the others with it, and the log says which rule it breaks", async () => {
  const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
  const found = await Event.published(answering([{ ...row, time_zone: "Mars/Olympus" }, row]));
  expect(found.map(({ eventId }) => eventId)).toEqual(["seoul-trail-2026"]);
  expect(String(warned.mock.calls[0]?.[0])).toContain("time_zone");
});

test("Looks that we cannot use are left out, and the event is shown without them", async () => {
  const branding = { accent: "red", sponsors: [{ name: "x", url: "javascript:alert(1)" }] };
  const [event] = await Event.published(answering([{ ...row, branding, photos_meta: { cover_photo_id: 7 } }]));
  expect(event).toMatchObject({ branding: { sponsors: [] }, coverPhotoId: undefined });
});
