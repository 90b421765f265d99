import { createHash } from "node:crypto";
import { ThrottledError } from "@snaprace/core/errors";
import { Event } from "@snaprace/core/event";
import { Mail } from "@snaprace/core/mail";
import type { Mail as OneMail, Projection, RateLimiter } from "@snaprace/core/port";
import { createClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Supabase } from "../../src/supabase/index.ts";
import { startTruth } from "../support/truth.ts";

/* Codes and requests against the real tables, through the API the product uses. */

const EMAIL = "mina@example.com";
const KEY = "key of the codes, long enough to be one";
const sent: OneMail[] = [];
const limited: string[] = [];
const START = new Date("2026-10-18T03:00:00.000Z");
const world = { now: START, photos: 2, refuse: "", mail: "sent" as "sent" | "refused" | "down" };

let supabase: Supabase;
let context: Parameters<typeof Mail.askForMail>[0] & { projection: Projection };

beforeAll(async () => {
  const started = await startTruth({ name: "Night <Run>" });
  supabase = started.supabase;
  const { truth } = started;
  const event = await Event.fromID(truth, "night-run");
  if (!event) throw new Error("No event.");
  const limiter: RateLimiter = {
    async take({ kind, caller }) {
      limited.push(`${kind} ${caller}`);
      return kind === world.refuse ? 60 : undefined;
    },
  };
  const items = () => Array.from({ length: world.photos }, () => ({}));
  const projection = { gallery: async () => ({ items: items(), next: undefined }) } as unknown as Projection;
  const mailer = {
    async send(mail: OneMail) {
      if (world.mail === "down") throw new ThrottledError("SES", undefined);
      if (world.mail === "sent") sent.push(mail);
      return world.mail;
    },
  };
  context = { truth, mailer, limiter, clock: { now: () => world.now }, cursorSigningKey: KEY, event, projection };
});
afterAll(() => supabase.close());
beforeEach(async () => {
  sent.length = 0;
  Object.assign(world, { now: START, photos: 2, refuse: "", mail: "sent" });
  await context.truth.from("events").update({ status: "published", announced_at: null }).eq("id", "night-run");
  await context.truth.from("mail_requests").delete().neq("email", "");
  await context.truth.from("mail_codes").delete().neq("email", "");
});

const ask = (bibs: string[] = ["1204"], email = EMAIL) =>
  Mail.askForMail(context, { email, bibs, locale: "ko", caller: "127.0.0.1" });
const confirm = (code: string, email = EMAIL) => Mail.confirmMail(context, { email, code, caller: "127.0.0.1" });
const code = () => /^(\d{6})$/m.exec(sent.at(-1)?.text ?? "")?.[1] ?? "";
const wrong = () => String((Number(code()) + 1) % 1_000_000).padStart(6, "0");
const requests = async () => (await context.truth.from("mail_requests").select("*").order("email")).data ?? [];

test("Asking mails a code in the runner's language and keeps no request", async () => {
  expect(await ask(["1204"], " Mina@Example.com ")).toBe("sent");
  expect(sent).toMatchObject([{ to: EMAIL, subject: expect.stringMatching(/^Night <Run> 인증번호 \d{6}$/) }]);
  expect(sent[0]?.html).toContain("Night &lt;Run&gt;");
  expect(await requests()).toEqual([]);
  expect(limited).toEqual(["mail-code 127.0.0.1 night-run photos", `mail-to ${EMAIL}`, "mail-event night-run"]);
});

test("The right code makes the request, with what was there already as no news, and works once", async () => {
  await ask();
  const right = code();
  expect(await confirm(`${right.slice(0, 3)} ${right.slice(3)}`)).toBe("right");
  expect(await requests()).toMatchObject([
    { event_id: "night-run", email: EMAIL, bibs: ["1204"], locale: "ko", told_photos: 2 },
  ]);
  expect(await confirm(right)).toBe("over");
});

test("Asking again for another bib adds it to the same request", async () => {
  await ask();
  await confirm(code());
  await ask(["A7"]);
  await confirm(code());
  expect(await requests()).toMatchObject([{ bibs: ["1204", "A7"], told_photos: 4 }]);
});

test("The bib that was asked for last is never the one that is dropped, and photos of a bib asked for twice count once", async () => {
  await ask(["1", "2", "3", "4", "5"]);
  await confirm(code());
  await ask(["9"]);
  await confirm(code());
  expect(await requests()).toMatchObject([{ bibs: ["1", "2", "3", "4", "9"] }]);
  await ask(["7"], "jun@example.com");
  await confirm(code(), "jun@example.com");
  await ask(["7", "8"], "jun@example.com");
  await confirm(code(), "jun@example.com");
  // Two photos of each bib.
  expect((await requests())[0]).toMatchObject({ email: "jun@example.com", bibs: ["7", "8"], told_photos: 4 });
});

test("Asking for the event without a bib is a request, too", async () => {
  await ask([]);
  expect(await confirm(code())).toBe("right");
  expect(await requests()).toMatchObject([{ bibs: [], told_photos: 0 }]);
});

test("After five wrong codes the right one is over, too", async () => {
  await ask();
  for (let tries = 0; tries < 5; tries++) expect(await confirm(wrong())).toBe("wrong");
  expect(await confirm(code())).toBe("over");
  expect(await requests()).toEqual([]);
});

test("A code of a quarter of an hour ago is over", async () => {
  await ask();
  world.now = new Date(world.now.getTime() + 15 * 60_000);
  expect(await confirm(code())).toBe("over");
});

test("What is kept of a code does not tell it to whoever reads the table and tries all million", async () => {
  await ask();
  const kept = async () => String((await context.truth.from("mail_codes").select("code_hash")).data?.[0]?.code_hash);
  const [hash, plain] = [await kept(), ["night-run", "photos", EMAIL, code()].join("\0")];
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(hash).not.toBe(createHash("sha256").update(plain).digest("hex"));
  const other = { ...context, cursorSigningKey: "another key" };
  expect(await Mail.confirmMail(other, { email: EMAIL, code: code(), caller: "127.0.0.1" })).toBe("wrong");
});

test("A new code ends the one before, and one for another purpose does not fit", async () => {
  await ask();
  const first = code();
  await ask();
  if (first !== code()) expect(await confirm(first)).toBe("wrong");
  const proof = { caller: "127.0.0.1", eventId: "night-run", purpose: "proof", email: EMAIL, code: code() } as const;
  expect(await Mail.useCode(context, proof)).toEqual({ status: "over" });
});

test("Whoever asks too often is told when to come back, and no mail goes out", async () => {
  world.refuse = "mail-to";
  await expect(ask()).rejects.toMatchObject({ code: "rate-limited", retryAfterSeconds: 60 });
  expect(sent).toEqual([]);
});

test.each(["nobody", "a@b", "a@b.c\r\nBcc: d@e.fr"])("%j is no address", async (email) => {
  await expect(ask(["1204"], email)).rejects.toMatchObject({ code: "invalid-input" });
});

test("Unsubscribing forgets the request, twice as well, and nobody else's", async () => {
  await ask();
  await confirm(code());
  await ask(["7"], "jun@example.com");
  await confirm(code(), "jun@example.com");
  const token = String((await requests()).find(({ email }) => email === EMAIL)?.unsubscribe_token);
  expect(await Mail.unsubscribe(context.truth, token)).toBe("night-run");
  expect(await Mail.unsubscribe(context.truth, token)).toBeUndefined();
  expect(await Mail.unsubscribe(context.truth, "*")).toBeUndefined();
  expect(await requests()).toMatchObject([{ email: "jun@example.com" }]);
});

describe("Telling those who asked", () => {
  const tell = () => Mail.tell({ ...context, siteUrl: "https://race.example" }, new Date(world.now.getTime() + 60_000));
  const later = (minutes: number) => {
    world.now = new Date(world.now.getTime() + minutes * 60_000);
  };
  const announce = async () => {
    later(1);
    await context.truth.from("events").update({ announced_at: world.now.toISOString() }).eq("id", "night-run");
  };
  const asked = async (bibs: string[]) => {
    await ask(bibs);
    await confirm(code());
    sent.length = 0;
  };

  test("Who asked for the event is told once of each publishing, with a way out", async () => {
    await asked([]);
    expect(await tell()).toEqual({ sent: 0, refused: 0, failed: 0 });
    await announce();
    expect(await tell()).toEqual({ sent: 1, refused: 0, failed: 0 });
    const token = (await requests())[0]?.unsubscribe_token;
    expect(sent[0]).toMatchObject({
      to: EMAIL,
      subject: "Night <Run> 사진이 공개되었습니다",
      unsubscribeUrl: `https://race.example/api/v1/mails/unsubscribe?token=${token}`,
    });
    expect(sent[0]?.text).toContain("https://race.example/ko/events/night-run\n");
    expect(sent[0]?.text).toContain(`https://race.example/ko/unsubscribe?token=${token}`);
    later(30);
    expect(await tell()).toMatchObject({ sent: 0 });
    await announce();
    later(10);
    expect(await tell()).toMatchObject({ sent: 1 });
  });

  test("Codes that nobody typed in time, and requests whose term is over, go by themselves", async () => {
    const kept = async () => ({
      codes: (await context.truth.from("mail_codes").select("email")).data?.map(({ email }) => email),
      requests: (await requests()).map(({ email }) => email),
    });
    await asked([]);
    await ask(["7"], "jun@example.com");
    await tell();
    expect(await kept()).toEqual({ codes: ["jun@example.com"], requests: [EMAIL] });
    later(15);
    await tell();
    expect(await kept()).toEqual({ codes: [], requests: [EMAIL] });
    later(364 * 24 * 60);
    await tell();
    expect((await kept()).requests).toEqual([EMAIL]);
    later(2 * 24 * 60);
    await tell();
    expect((await kept()).requests).toEqual([]);
  });

  test("Who asked for a bib is told of photos that were not there when she asked, and at most once a day", async () => {
    await asked(["1204"]);
    expect(await tell()).toMatchObject({ sent: 0 });
    world.photos = 5;
    later(11);
    expect(await tell()).toMatchObject({ sent: 1 });
    expect(sent[0]?.text).toContain("https://race.example/ko/events/night-run?bib=1204");
    world.photos = 6;
    later(60);
    expect(await tell()).toMatchObject({ sent: 0 });
    later(24 * 60);
    expect(await tell()).toMatchObject({ sent: 1 });
  });

  test("A publishing is no news for a bib without photos; the first one is", async () => {
    world.photos = 0;
    await asked(["1204"]);
    await announce();
    expect(await tell()).toMatchObject({ sent: 0 });
    world.photos = 1;
    later(11);
    expect(await tell()).toMatchObject({ sent: 1 });
  });

  test("A mail that did not go is tried again, later each time, and goes once", async () => {
    await asked([]);
    await announce();
    world.mail = "down";
    expect(await tell()).toEqual({ sent: 0, refused: 0, failed: 1 });
    expect(await requests()).toMatchObject([{ attempts: 1, told_at: null }]);
    world.mail = "sent";
    later(2);
    expect(await tell()).toMatchObject({ sent: 1 });
    later(60);
    expect(await tell()).toMatchObject({ sent: 0 });
  });

  test("An address that refuses mails for days is forgotten; one that was refused by our mistake is told later", async () => {
    await asked([]);
    await announce();
    world.mail = "refused";
    expect(await tell()).toMatchObject({ refused: 1 });
    expect(await requests()).toMatchObject([{ attempts: 1, told_at: null }]);
    world.mail = "sent";
    later(2);
    expect(await tell()).toMatchObject({ sent: 1 });
    expect(await requests()).toMatchObject([{ attempts: 0 }]);
    await announce();
    world.mail = "refused";
    for (let tries = 0; tries <= 12; tries++) {
      expect(await tell()).toMatchObject({ refused: 1 });
      later(6 * 60);
    }
    expect(await requests()).toEqual([]);
  });

  test("Who waits for long is looked at less often, and at once when the organizer announces something", async () => {
    world.photos = 0;
    await asked(["1204"]);
    await tell();
    later(5 * 24 * 60);
    await tell();
    const minutes = async () => (Date.parse(String((await requests())[0]?.check_at)) - world.now.getTime()) / 60_000;
    expect(await minutes()).toBeGreaterThan(120);
    world.photos = 3;
    await announce();
    expect(await tell()).toMatchObject({ sent: 1 });
    expect(await minutes()).toBeCloseTo(20 * 60, 0);
  });

  test("Two senders at once tell everybody once", async () => {
    for (const name of ["a", "b", "c"]) {
      await ask([], `${name}@example.com`);
      await confirm(code(), `${name}@example.com`);
    }
    sent.length = 0;
    await announce();
    await Promise.all([tell(), tell()]);
    expect(sent.map(({ to }) => to).sort()).toEqual(["a@example.com", "b@example.com", "c@example.com"]);
  });

  test("Nobody is told of a race that is closed, and requests end with its photos", async () => {
    await asked([]);
    await announce();
    const event = () => context.truth.from("events");
    await event().update({ status: "draft" }).eq("id", "night-run");
    expect(await tell()).toMatchObject({ sent: 0 });
    await event().update({ photos_expire_at: START.toISOString() }).eq("id", "night-run");
    await tell();
    expect(await requests()).toEqual([]);
    await event().update({ photos_expire_at: null }).eq("id", "night-run");
  });
});

test("An invitation is mailed once with the way to sign in, and again only when it did not go, a while later", async () => {
  const invitation = { organizer_id: "demo", email: "photo@example.com", role: "photographer", locale: "ko" };
  expect((await context.truth.from("organizer_invitations").insert(invitation)).error).toBeNull();
  const send = () => Mail.mailInvitations({ ...context, siteUrl: "https://race.example" });
  world.now = new Date();
  world.mail = "down";
  expect(await send()).toBe(0);
  world.mail = "sent";
  expect(await send()).toBe(0);
  world.now = new Date(world.now.getTime() + 11 * 60_000);
  expect(await send()).toBe(1);
  expect(await send()).toBe(0);
  expect(sent).toMatchObject([{ to: "photo@example.com", subject: "Demo에서 SnapRace에 초대했습니다" }]);
  expect(sent[0]?.text).toContain("https://race.example/ko/sign-in?email=photo%40example.com");
});

test("Owners and editors are mailed that runners asked for privacy: how many, until when, and nothing about whom", async () => {
  const people = { owner: "owner@example.com", editor: "editor@example.com", photographer: "photo@example.org" };
  for (const [role, email] of Object.entries(people)) {
    const visitor = createClient(supabase.url, "sb_publishable_test", { auth: { persistSession: false } });
    const made = await visitor.auth.signUp({ email, password: "a long enough password" });
    const member = { organizer_id: "demo", user_id: made.data.user?.id, role };
    expect((await context.truth.from("organizer_members").insert(member)).error).toBeNull();
  }
  const ask = async (values: object) => {
    const row = { event_id: "night-run", proof: "code", bib: "1204", due_at: "2026-11-18T03:00:00.000Z", ...values };
    expect((await context.truth.from("privacy_requests").insert(row)).error).toBeNull();
  };
  const send = () => Mail.mailPrivacyRequests({ ...context, siteUrl: "https://race.example" });
  await ask({ kind: "hide", photo_ids: ["01JAAAAAAAAAAAAAAAAAAAAAAA", "01JBBBBBBBBBBBBBBBBBBBBBBB"] });
  await ask({ kind: "delete-faces", faces: 3 });
  world.mail = "down";
  expect(await send()).toBe(0);
  world.mail = "sent";
  expect(await send()).toBe(2);
  expect(sent.map(({ to }) => to)).toEqual([people.editor, people.owner]);
  expect(sent[0]?.subject).toBe("Night <Run> 개인정보 요청이 있습니다");
  expect(sent[0]?.text).toContain("https://race.example/ko/desk/events/night-run/privacy");
  expect(sent[0]?.text).toMatch(/1건, 사진 2장.*\n\n얼굴 정보 삭제 1건[\s\S]*2026년 11월 18일/);
  expect(sent[0]?.text).not.toMatch(/1204|01JAAA/);
  await ask({ kind: "hide", photo_ids: ["01JCCCCCCCCCCCCCCCCCCCCCCC"] });
  expect(await send()).toBe(0);
  world.now = new Date(START.getTime() + 11 * 60_000);
  expect(await send()).toBe(2);
  expect(await send()).toBe(0);
});
