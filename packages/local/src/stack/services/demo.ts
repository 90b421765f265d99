import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { awsEdgeStore, awsObjects, dynamoProjection } from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import type { Event } from "@snaprace/core/event";
import { newcomerTruth, serverTruth } from "@snaprace/core/truth";
import { demoBibs } from "@snaprace/fixtures";
import {
  demoFolder,
  demoSelfie,
  ORGANIZER_EMAIL,
  seedTruth,
  settled,
  uploadPhoto,
  writePhotos,
  writeSelfies,
} from "../../demo/index.ts";
import { codeIn, latestMail } from "../outbox.ts";
import { type DemoProgress, say, serviceConfig } from "../service.ts";

/* Makes the demo race: truth first, then photo by photo on the way a photographer's photo goes. Ends when all are settled. */

const LOOK_EVERY_MS = 1000;
const PHOTOS = { all: 168, smoke: 24, none: 0 } as const;

const config = serviceConfig();
// Drawing and reading pictures takes every core, so it begins when the visitor has something to look at.
const startSignal = new Promise((resolve) => process.once("message", resolve));
const folder = demoFolder(config.dataDirectory);
const projection = dynamoProjection();
const event = await seedTruth({ truth: serverTruth(), edge: awsEdgeStore() });
await writeSelfies(folder);
const guide = { eventId: event.eventId, bibs: demoBibs, selfie: demoSelfie(folder) };
say({ type: "guide", guide: { ...guide, email: ORGANIZER_EMAIL, code: await signInCode() } });
if (config.demo !== "none" && !existsSync(folder.done)) {
  await startSignal;
  await ingest(event);
}
say({ type: "done" });
process.disconnect?.();

/** Asks for a code as the sign-in page does, and reads the mail it comes with. */
async function signInCode(): Promise<string> {
  const { error } = await newcomerTruth().auth.signInWithOtp({
    email: ORGANIZER_EMAIL,
    options: { shouldCreateUser: false },
  });
  if (error) throw error;
  const mail = latestMail(path.join(config.dataDirectory, "outbox"), ORGANIZER_EMAIL);
  const code = mail && codeIn(mail);
  if (!code) throw new Error("The organizer's sign-in mail did not arrive in the outbox.");
  return code;
}

/** One missed look at the counts is no reason to stop uploading. */
function tellLog(error: unknown): void {
  process.stderr.write(
    `The demo's progress could not be read: ${error instanceof Error ? error.message : String(error)}\n`,
  );
}

async function ingest(event: Event.Info): Promise<void> {
  const context = { clock: systemClock, truth: serverTruth(), objects: awsObjects(), projection, event };
  const labels = [];
  const options = config.demo === "smoke" ? { subset: "smoke" as const } : { count: PHOTOS.all };
  const progress = { total: PHOTOS[config.demo], uploaded: 0 };
  const report = async (): Promise<DemoProgress> => {
    const current = { ...progress, counts: await projection.counts(event) };
    say({ type: "progress", progress: current });
    return current;
  };
  const timer = setInterval(() => void report().catch(tellLog), LOOK_EVERY_MS);
  for await (const photo of writePhotos(folder, options)) {
    await uploadPhoto(context, photo);
    progress.uploaded += 1;
    labels.push({ file: photo.fileName, ...photo.truth });
  }
  clearInterval(timer);
  writeFileSync(folder.labels, JSON.stringify({ images: labels }, null, 1));
  while (settled((await report()).counts) < progress.uploaded) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  writeFileSync(folder.done, `${new Date().toISOString()}\n`);
}
