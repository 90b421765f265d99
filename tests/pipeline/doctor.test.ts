import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import {
  PutBucketCorsCommand,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { Doctor } from "@snaprace/core/doctor";
import { edge, photoQueue, photoWorkflow } from "@snaprace/core/topology";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { demoRace, generatePhotos } from "../../fixtures/src/index.ts";
import { appEnvironment } from "../../packages/local/src/stack/index.ts";
import { machineArn, names, queueArn } from "../../packages/local/src/stack/names.ts";
import { type Product, productOn } from "../support/product.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";

/* `snaprace doctor` on the real local stack: it is content with it, and notices what is broken in it. */

let stack: TestStack;
let product: Product;
let s3: S3Client;
let ref: { organizerId: string; eventId: string; photoId: string };

beforeAll(async () => {
  stack = await startTestStack({ demo: "none", site: false });
  product = await productOn(stack.config);
  s3 = new S3Client({});
  ref = await onePhoto();
}, 300_000);
afterAll(() => stack?.stop());

async function onePhoto() {
  const event = (await product.Event.fromID(product.truth, stack.guide.eventId))!;
  for await (const { jpeg } of generatePhotos({ seed: "doctor", count: 1 })) {
    const file = { name: "one.jpg", size: jpeg.length, type: "image/jpeg" as const, sha256: product.sha256(jpeg) };
    const [signed] = await product.Upload.sign({ ...product, event }, { files: [file] });
    if (signed?.state !== "new") throw new Error("The photo is new.");
    await product.Upload.send(signed.put, new Uint8Array(jpeg));
    const { organizerId, eventId } = event;
    const found = { organizerId, eventId, photoId: signed.photoId };
    // On a busy machine an analysis may take too long: a partial photo is visible, too.
    const isShown = async () =>
      ["searchable", "partial"].includes((await product.projection.photo(found))?.status ?? "");
    await vi.waitFor(async () => expect(await isShown()).toBe(true), { timeout: 60_000, interval: 100 });
    return found;
  }
  throw new Error("The generator made nothing.");
}

async function examine(): Promise<Doctor.Result[]> {
  const { Doctor } = await import("@snaprace/core/doctor");
  const { awsInspection } = await import("@snaprace/core/aws");
  const ports = { ...product, inspection: awsInspection(), stage: "local", database: undefined };
  const found: Doctor.Result[] = [];
  const passwordEnd = () => Promise.reject(new Error("There is no database of its own here."));
  for await (const result of Doctor.examine({ ...ports, passwordEnd })) found.push(result);
  return found;
}

/** What is to be done, by the point of the checklist. */
async function problems(): Promise<Record<string, string[]>> {
  const results = await examine();
  return Object.fromEntries(
    results.flatMap(({ title, outcome }) =>
      outcome.state === "problem" ? [[title, outcome.problems.map(({ what }) => what)]] : [],
    ),
  );
}

function call(server: "sqs" | "stepFunctions" | "rekognition", target: string, input: object): Promise<Response> {
  const version = server === "rekognition" ? "1.1" : "1.0";
  return fetch(`http://127.0.0.1:${stack.config.ports[server]}`, {
    method: "POST",
    headers: { "content-type": `application/x-amz-json-${version}`, "x-amz-target": target },
    body: JSON.stringify(input),
  });
}

const setQueue = (name: string, Attributes: Record<string, string>) =>
  call("sqs", "AmazonSQS.SetQueueAttributes", {
    QueueUrl: `http://127.0.0.1:${stack.config.ports.sqs}/000000000000/${name}`,
    Attributes,
  });

const redrivePolicy = JSON.stringify({
  deadLetterTargetArn: queueArn(names.deadLetters),
  maxReceiveCount: photoQueue.maxReceiveCount,
});

function notify(suffix: string) {
  const Filter = { Key: { FilterRules: [{ Name: "suffix" as const, Value: suffix }] } };
  const one = { Id: "originals", QueueArn: queueArn(names.queue), Events: ["s3:ObjectCreated:*" as const], Filter };
  return s3.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket: names.bucket,
      NotificationConfiguration: suffix ? { QueueConfigurations: [one] } : {},
    }),
  );
}

function cors(origins: string[]) {
  const rule = { AllowedOrigins: origins, AllowedMethods: ["PUT"], AllowedHeaders: HEADERS, ExposeHeaders: ["etag"] };
  return s3.send(new PutBucketCorsCommand({ Bucket: names.bucket, CORSConfiguration: { CORSRules: [rule] } }));
}

/** What the command line says on a terminal. */
async function snaprace(...args: string[]): Promise<string> {
  const main = path.resolve(import.meta.dirname, "../../packages/cli/src/main.ts");
  const environment = { PATH: process.env.PATH, ...appEnvironment(stack.config) };
  return (await promisify(execFile)(process.execPath, [main, ...args], { env: environment })).stdout;
}

const HEADERS = ["cache-control", "content-type", "if-none-match", "x-amz-*"];

describe("Uploading from the command line", () => {
  test("makes one batch of what is new, with its photographer, that the desk can take back whole", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "snaprace-card-"));
    for await (const { jpeg } of generatePhotos({ seed: "card", count: 2 })) {
      writeFileSync(path.join(folder, `${product.sha256(jpeg).slice(0, 8)}.jpg`), jpeg);
    }
    const { eventId } = stack.guide;
    const photographer = demoRace.photographers[0]!.id;
    const args = ["upload", folder, "--event", eventId, "--photographer", photographer];
    expect(await snaprace(...args)).toContain("2 uploaded, 0 were already here, 0 refused.");
    expect(await snaprace(...args)).toContain("0 uploaded, 2 were already here, 0 refused.");
    rmSync(folder, { recursive: true });

    const batches = await product.Upload.batches(product.truth, eventId);
    expect(batches).toMatchObject([{ files: 2, sent: 2, photographerId: photographer }]);
    const event = (await product.Event.fromID(product.truth, eventId))!;
    const { Curation } = await import("@snaprace/core/curation");
    const { photos } = await Curation.undoBatch({ ...product, personTruth: product.truth, event }, batches[0]!.batchId);
    expect(photos).toBe(2);
  });
});

describe("The doctor", () => {
  test("is content with the local stack, and says of each point what it saw or that there is no such service", async () => {
    const results = await examine();
    const state = (wanted: Doctor.Outcome["state"]) =>
      results.filter(({ outcome }) => outcome.state === wanted).map(({ title }) => title);
    expect(await problems()).toEqual({});
    expect(state("not-here")).toEqual(NOT_ON_A_LAPTOP);
    expect(results.map(({ title }) => title)).toHaveLength(NOT_ON_A_LAPTOP.length + state("fine").length);
    const caching = results.find(({ title }) => title === "Caching")?.outcome;
    expect(caching).toMatchObject({ says: expect.stringContaining("cached long at the CDN") });
  });

  test("says so on the command line", async () => {
    const stdout = await snaprace("doctor");
    expect(stdout).toMatch(/✓ Dead letters +none, and kept for 14 days/);
    expect(stdout).toMatch(/– Alarms +this stack has no such service/);
    const away = NOT_ON_A_LAPTOP.length;
    const fine = (await examine()).length - away;
    expect(stdout.trim().split("\n").at(-1)).toBe(`${fine} in order, 0 to look after, ${away} not part of this stack`);
  });

  test.each([
    {
      broken: "a removed redrive",
      by: () => setQueue(names.queue, { RedrivePolicy: "" }),
      mended: () => setQueue(names.queue, { RedrivePolicy: redrivePolicy }),
      found: { Queue: ["A message that fails is tried for ever: the queue sets nothing aside."] },
    },
    {
      broken: "too short a visibility",
      by: () => setQueue(names.queue, { VisibilityTimeout: "30" }),
      mended: () => setQueue(names.queue, { VisibilityTimeout: String(photoQueue.visibilityTimeoutSeconds) }),
      found: { Queue: [expect.stringContaining("comes back after 30 s instead of 450")] },
    },
    {
      broken: "a message that was set aside",
      by: () =>
        call("sqs", "AmazonSQS.SendMessage", { QueueUrl: queueOf(names.deadLetters), MessageBody: "none of ours" }),
      mended: () => call("sqs", "AmazonSQS.PurgeQueue", { QueueUrl: queueOf(names.deadLetters) }),
      found: { "Dead letters": ["1 photos were set aside; nobody can find them."] },
    },
    {
      broken: "a removed notification",
      by: () => notify(""),
      mended: () => notify(".original"),
      found: { "Originals to the queue": ["No upload reaches the queue: the bucket tells it nothing."] },
    },
    {
      broken: "a notification for other files",
      by: () => notify(".jpg"),
      mended: () => notify(".original"),
      found: { "Originals to the queue": [expect.stringContaining('"….jpg"')] },
    },
    {
      broken: "uploads from everywhere",
      by: () => cors(["*"]),
      mended: () => cors([stack.config.siteUrl]),
      found: { "Uploads from browsers": [expect.stringContaining("Every site may send files")] },
    },
    {
      broken: "another state machine",
      by: () => machine({ ...photoWorkflow((name) => name), TimeoutSeconds: 900 }),
      mended: () => machine(photoWorkflow((name) => name)),
      found: { "State machine": ["The state machine is not the one of this release."] },
    },
    {
      broken: "an event that is closed at the CDN",
      by: () => product.edge.delete(edge.keys.event(ref.eventId)),
      mended: () => product.edge.put(edge.keys.event(ref.eventId), "published"),
      found: {
        "What is public": [expect.stringContaining("are closed although it is published")],
        Caching: [expect.stringContaining("answers 404")],
      },
    },
    {
      broken: "a face collection of nobody",
      by: () => call("rekognition", "RekognitionService.CreateCollection", { CollectionId: "some-thing-else" }),
      mended: () => call("rekognition", "RekognitionService.DeleteCollection", { CollectionId: "some-thing-else" }),
      found: { "Face collections": [expect.stringContaining("some-thing-else")] },
    },
    {
      broken: "a row with another key",
      by: () => product.inventory.putRow(oddRow()),
      mended: () => product.inventory.deleteRow(oddRow()),
      found: { "Key formats": [expect.stringContaining("BIB#1204 is no key of this release")] },
    },
    {
      broken: "an original that came in on another way",
      by: () => s3.send(new PutObjectCommand({ Bucket: names.bucket, Key: strayKey(), Body: "no photo" })),
      mended: () => product.objects.delete([strayKey()]),
      found: {
        Photographers: [
          expect.stringContaining("does not name its file"),
          expect.stringContaining("is not tagged folder=raw"),
        ],
        "Key formats": [expect.stringContaining(".original.txt is no key of this release")],
      },
    },
  ])("finds $broken, and nothing else", async ({ by, mended, found }) => {
    const answer = await by();
    if (answer instanceof Response) expect(answer.status).toBe(200);
    try {
      expect(await problems()).toEqual(found);
    } finally {
      await mended();
    }
  });

  test("is content again when all is mended", async () => {
    expect(await problems()).toEqual({});
  });
});

/** What only AWS has. The table's backups and what is logged where are AWS' own, too. */
const NOT_ON_A_LAPTOP = [
  "Public access",
  "Bucket policy",
  "Encryption",
  "Archive",
  "Lifecycle",
  "Trigger",
  "Logs and tracing",
  "Functions",
  "Point-in-time recovery",
  "Database password",
  "Distribution",
  "Alarms",
];

const queueOf = (name: string) => `http://127.0.0.1:${stack.config.ports.sqs}/000000000000/${name}`;
const oddRow = () => ({ PK: product.Photo.partition(ref), SK: "BIB#1204", type: "BIB_INDEX" });
/** No key of a photo, so the pipeline leaves it alone. */
const strayKey = () => `${ref.organizerId}/${ref.eventId}/raw/${"0".repeat(26)}.original.txt`;

function machine(definition: object): Promise<Response> {
  return call("stepFunctions", "AWSStepFunctions.UpdateStateMachine", {
    stateMachineArn: machineArn,
    definition: JSON.stringify(definition),
  });
}
