import { readFileSync } from "node:fs";
import path from "node:path";
import type { Event } from "@snaprace/core/event";
import { expect } from "vitest";
import { demoFolder } from "../../../packages/local/src/demo/photos.ts";
import { type Product, productOn } from "../../support/product.ts";
import { startTestStack, type TestStack } from "../../support/stack.ts";
import { untilWhole, uploadUntilWhole } from "../../support/upload.ts";

/* One stack for all that is asked of the demo race: starting it is most of what these tests take. */

export let stack: TestStack;
export let product: Product;
export let event: Event.Info;

/** Two dozen photos of the demo race have gone through the whole stack. */
export async function openRace(): Promise<void> {
  stack = await startTestStack({ demo: "smoke", site: false });
  product = await productOn(stack.config);
  event = (await product.Event.fromID(product.truth, stack.guide.eventId))!;
  // What a machine that is too busy left partial is read again, as the schedule would do later.
  await untilWhole(product, event);
}

interface Label {
  readonly file: string;
  readonly bibs: readonly string[];
}
export const labels = (): Label[] =>
  JSON.parse(readFileSync(demoFolder(stack.config.dataDirectory).labels, "utf8")).images;
export const selfie = (name: string) => readFileSync(path.join(path.dirname(stack.guide.selfie), name));
export const page = (
  filters: { bib?: string; photographerId?: string; limit?: number; cursor?: string } = {},
  eventId = event.eventId,
): ReturnType<Product["Gallery"]["page"]> => product.Gallery.page(product, { eventId, ...filters });

export const uploadAndWait = (name: string, bytes: Buffer, to = event) => uploadUntilWhole(product, to, name, bytes);

export async function newEvent(id: string, faceMode: "on_demand" | "at_upload"): Promise<Event.Info> {
  const { error } = await product.truth.from("events").insert({
    id,
    organizer_id: event.organizerId,
    name: id,
    starts_on: "2026-10-18",
    time_zone: "Asia/Seoul",
    face_mode: faceMode,
  });
  expect(error).toBeNull();
  return (await product.Event.fromID(product.truth, id))!;
}

/** A photo of the demo race with the runner of the selfies on it. */
export function photoOf1204() {
  const { file } = labels().find(({ bibs }) => bibs.includes("1204"))!;
  return { file, bytes: readFileSync(path.join(demoFolder(stack.config.dataDirectory).photos, file)) };
}
