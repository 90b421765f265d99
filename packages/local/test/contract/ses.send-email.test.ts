import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  BadRequestException,
  ListEmailIdentitiesCommand,
  MessageRejected,
  SESv2Client,
  SendEmailCommand,
  type SendEmailCommandInput,
} from "@aws-sdk/client-sesv2";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OutboxMail, openOutbox } from "../../src/outbox/index.ts";
import type { RunningServer } from "../../src/server/index.ts";
import { startSes } from "../../src/ses/index.ts";
import { CREDENTIALS, REGION } from "../support/s3.ts";

const directory = mkdtempSync(path.join(tmpdir(), "snaprace-ses-"));
const bugs: unknown[] = [];
let server: RunningServer;
let client: SESv2Client;

beforeAll(async () => {
  const { leave } = openOutbox(directory);
  server = await startSes({ port: 0, identities: ["race.example"], leave, onBug: (error) => void bugs.push(error) });
  client = new SESv2Client({ endpoint: server.url, region: REGION, credentials: CREDENTIALS, maxAttempts: 1 });
});
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true });
  expect(bugs).toEqual([]);
});

const mail = (changes: Partial<SendEmailCommandInput> = {}) =>
  new SendEmailCommand({
    FromEmailAddress: "photos@race.example",
    Destination: { ToAddresses: ["mina@example.com"] },
    Content: {
      Simple: {
        Subject: { Data: "사진이 나왔어요", Charset: "UTF-8" },
        Body: { Text: { Data: "안녕하세요" }, Html: { Data: "<p>안녕하세요</p>" } },
        Headers: [{ Name: "List-Unsubscribe", Value: "<https://race.example/u>" }],
      },
    },
    ...changes,
  });
const left = () =>
  readdirSync(directory).map((file) => JSON.parse(readFileSync(path.join(directory, file), "utf8")) as OutboxMail);

test("SendEmail leaves the mail in the outbox with its headers and answers a message id", async () => {
  const { MessageId } = await client.send(mail());
  expect(MessageId).toMatch(/\S/);
  expect(left()).toEqual([
    {
      to: "mina@example.com",
      subject: "사진이 나왔어요",
      text: "안녕하세요",
      html: "<p>안녕하세요</p>",
      headers: { "List-Unsubscribe": "<https://race.example/u>" },
      sentAt: expect.stringMatching(/^\d{4}-/),
    },
  ]);
});

test.each([
  ["a sender that was not verified", { FromEmailAddress: "x@elsewhere.example" }, MessageRejected],
  ["an address that is none", { Destination: { ToAddresses: ["nobody"] } }, BadRequestException],
  ["no recipient", { Destination: {} }, BadRequestException],
  [
    "a line break in the subject",
    { Content: { Simple: { Subject: { Data: "a\r\nBcc: b@example.com" }, Body: { Text: { Data: "" } } } } },
    BadRequestException,
  ],
] as const)("SendEmail refuses %s as SES does, and leaves nothing", async (_, changes, error) => {
  const before = left().length;
  await expect(client.send(mail(changes as Partial<SendEmailCommandInput>))).rejects.toBeInstanceOf(error);
  expect(left()).toHaveLength(before);
});

test("What it does not do is refused by name", async () => {
  const raw = { Content: { Raw: { Data: new Uint8Array([1]) } } };
  await expect(client.send(mail(raw))).rejects.toMatchObject({ name: "NotImplemented" });
  await expect(client.send(new ListEmailIdentitiesCommand({}))).rejects.toMatchObject({ name: "NotImplemented" });
});
