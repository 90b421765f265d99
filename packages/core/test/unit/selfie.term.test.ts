import { expect, test } from "vitest";
import type { Event } from "../../src/event/index.ts";
import { Privacy } from "../../src/privacy/index.ts";
import { Selfie } from "../../src/selfie/index.ts";

const event = {
  eventId: "seoul-trail-2026",
  faceMode: "at_upload",
  facesExpireAt: "2026-12-17T14:59:59.000Z",
} as Event.Info;
/** Nothing behind the search may be asked, so there is nothing. */
const context = (now: string) => ({ clock: { now: () => new Date(now) } }) as Parameters<typeof Selfie.search>[0];
const search = (now: string) =>
  Selfie.search(context(now), { event, consentToken: undefined, bytes: new Uint8Array() });

test("After the day the notice named no face is compared, whoever agreed to it before", async () => {
  await expect(search("2026-12-17T14:59:58.000Z")).rejects.toMatchObject({ code: "consent-required" });
  await expect(search("2026-12-17T14:59:59.000Z")).rejects.toMatchObject({ code: "not-found" });
});

test("Nor is one compared to prove whose photos they are", async () => {
  const prove = (now: string) =>
    Privacy.prove(context(now), { event, consentToken: undefined, bytes: new Uint8Array() });
  await expect(prove("2026-12-17T14:59:58.000Z")).rejects.toMatchObject({ code: "consent-required" });
  await expect(prove("2026-12-17T14:59:59.000Z")).rejects.toMatchObject({ code: "not-found" });
});
