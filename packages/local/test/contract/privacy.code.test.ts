import { Event } from "@snaprace/core/event";
import { Photo } from "@snaprace/core/photo";
import type { Mail, Projection } from "@snaprace/core/port";
import { Privacy } from "@snaprace/core/privacy";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Supabase } from "../../src/supabase/index.ts";
import { EVENT, startTruth } from "../support/truth.ts";

/* The code that is mailed to an address of the start list, against the real tables. */

const sent: Mail[] = [];
const world = { now: new Date("2026-10-18T03:00:00.000Z"), refuse: "" };
const KEY = "key of the codes, long enough to be one";
const photo = Photo.Info.parse({
  ...EVENT,
  photoId: "01JAAAAAAAAAAAAAAAAAAAAAAA",
  revision: 1,
  pipelineVersion: 1,
  status: "searchable",
  visibility: "visible",
  attempts: 1,
  fileName: "a.jpg",
  size: 1,
  uploadedAt: "2026-10-18T00:00:00.000Z",
  updatedAt: "2026-10-18T00:00:00.000Z",
  captureTime: "2026-10-18T00:00:00.000Z",
  width: 3,
  height: 2,
  thumbhash: "hash",
  bibs: [{ bib: "1204", confidence: 99, source: "ocr", state: "confirmed" }],
  faces: [
    { faceId: "hers", box: { left: 0, top: 0, width: 0.1, height: 0.1 }, confidence: 99, bib: "1204" },
    { faceId: "another", box: { left: 0.5, top: 0, width: 0.1, height: 0.1 }, confidence: 99, bib: "1205" },
  ],
});

let supabase: Supabase;
let context: Parameters<typeof Privacy.sendProof>[0] & Parameters<typeof Privacy.proveByCode>[0];

beforeAll(async () => {
  const started = await startTruth();
  supabase = started.supabase;
  const { truth } = started;
  const runners = [
    { bib: "1204", name: "Mina", email: "family@example.com" },
    { bib: "1205", name: "Jun", email: "family@example.com" },
    { bib: "1206", name: "Nobody", email: null },
  ];
  await truth.from("event_runners").insert(runners.map((runner) => ({ event_id: EVENT.eventId, ...runner })));
  const event = await Event.fromID(truth, EVENT.eventId);
  if (!event) throw new Error("No event.");
  const limiter = { take: async ({ kind }: { kind: string }) => (kind === world.refuse ? 60 : undefined) };
  const match = { bib: "1204", confidence: 99, source: "ocr", state: "confirmed" };
  const projection = {
    gallery: async ({ bib }: { bib?: string }) => ({
      items: bib === "1204" ? [{ ...Photo.toTile(photo), match }] : [],
      next: undefined,
    }),
    photos: async (refs: readonly unknown[]) => (refs.length > 0 ? [photo] : []),
  } as unknown as Projection;
  const mailer = {
    async send(mail: Mail) {
      sent.push(mail);
      return "sent" as const;
    },
  };
  context = { truth, mailer, limiter, clock: { now: () => world.now }, cursorSigningKey: KEY, event, projection };
});
afterAll(() => supabase.close());
beforeEach(async () => {
  sent.length = 0;
  Object.assign(world, { now: new Date("2026-10-18T03:00:00.000Z"), refuse: "" });
  await context.truth.from("mail_codes").delete().neq("email", "");
});

const ask = (bib: string) => Privacy.sendProof(context, { bib, locale: "en", caller: "127.0.0.1" });
const prove = (bib: string, code: string) => Privacy.proveByCode(context, { bib, code, caller: "127.0.0.1" });
const codeOf = () => /\b(\d{6})\b/.exec(sent.at(-1)?.text ?? "")?.[1] ?? "";
const WRONG = { status: "wrong-code" };

test("The code goes to the address of the start list and proves the bib's sure photos and the faces above it, once", async () => {
  expect(await ask("1204")).toBe("sent");
  expect(sent.map(({ to }) => to)).toEqual(["family@example.com"]);
  const code = codeOf();
  expect(await prove("1204", code)).toMatchObject({
    status: "found",
    proof: { by: "code", bib: "1204", photoIds: [photo.photoId], faceIds: ["hers"] },
  });
  expect(await prove("1204", code)).toEqual(WRONG);
});

test("A bib nobody has and one without an address get no mail, and a code for them is as wrong as any", async () => {
  expect([await ask("9999"), await ask("1206")]).toEqual(["no-address", "no-address"]);
  expect(sent).toEqual([]);
  expect([await prove("9999", "123456"), await prove("1206", "123456")]).toEqual([WRONG, WRONG]);
});

test("The code of one bib does not open another one's with the same address", async () => {
  await ask("1204");
  expect(await prove("1205", codeOf())).toEqual(WRONG);
});

test("After a quarter of an hour, and after five wrong tries, the right code is wrong, too", async () => {
  await ask("1204");
  const late = codeOf();
  world.now = new Date("2026-10-18T03:15:01.000Z");
  expect(await prove("1204", late)).toEqual(WRONG);
  await ask("1204");
  const code = codeOf();
  const other = code === "000000" ? "000001" : "000000";
  for (let tries = 0; tries < 5; tries++) expect(await prove("1204", other)).toEqual(WRONG);
  expect(await prove("1204", code)).toEqual(WRONG);
});

test("Whoever asks too often is told so for every bib alike, before anybody's address is looked up", async () => {
  world.refuse = "privacy-code";
  const admit = () => Privacy.admitCode(context, EVENT.eventId, "127.0.0.1");
  await expect(admit()).rejects.toMatchObject({ code: "rate-limited", retryAfterSeconds: 60 });
  world.refuse = "mail-to";
  expect(await ask("1204")).toBe("too-many");
});

test("A proof by code is signed with the bib it is about", async () => {
  await ask("1204");
  const result = await prove("1204", codeOf());
  if (result.status !== "found") throw new Error(result.status);
  const signing = { eventId: EVENT.eventId, signingKey: "k".repeat(32), clock: context.clock };
  const text = Privacy.signProof(result.proof, signing);
  expect(Privacy.readProof(text, signing)).toEqual(result.proof);
  expect(() => Privacy.readProof(text, { ...signing, eventId: "another-run" })).toThrow();
});
