import type { Ingest } from "@snaprace/core/ingest";
import { describe, expect, test } from "vitest";
import { ageOf } from "../../src/age.ts";
import { describe as describeLetter } from "../../src/commands/redrive.ts";
import { selectionOf } from "../../src/commands/reprocess.ts";

const NOW = new Date("2026-10-18T12:00:00.000Z");

test.each([
  ["2026-10-18T11:59:30.000Z", "30 s"],
  ["2026-10-18T11:43:00.000Z", "17 min"],
  ["2026-10-18T02:30:00.000Z", "9 h"],
  ["2026-10-15T11:00:00.000Z", "3 d"],
  ["2026-10-18T12:00:05.000Z", "0 s"],
])("What was sent at %s is %s old", (sentAt, age) => {
  expect(ageOf(sentAt, NOW)).toBe(age);
});

describe("A dead letter's line", () => {
  const original = { organizerId: "o", eventId: "seoul", photoId: "P1", key: "o/seoul/raw/P1.original" };
  const sentAt = "2026-10-18T11:00:00.000Z";
  const line = (photo: object | undefined) =>
    describeLetter({ sentAt, original, photo: photo as Ingest.DeadLetter["photo"] }, NOW);

  test("names photo, event, file, attempts, age and the execution's own words", () => {
    const deadLetter = { reason: "failed", error: "ZodError: wrong rules" };
    expect(line({ fileName: "IMG_1.JPG", status: "dead-lettered", attempts: 4, deadLetter })).toBe(
      "      1 h  seoul P1 (IMG_1.JPG): 4 executions, the last one failed: ZodError: wrong rules",
    );
  });

  test("says when nothing is known of the photo, and when the message is none of ours", () => {
    expect(line(undefined)).toContain("seoul P1: nothing is known of it yet");
    expect(describeLetter({ sentAt, original: undefined, photo: undefined }, NOW)).toContain("names no photo");
  });

  test("says what a photo that was read all the same is", () => {
    expect(line({ fileName: "a.jpg", status: "searchable", attempts: 1 })).toContain("searchable, 1 execution");
  });
});

describe("The choice of photos to read again", () => {
  const none = { partial: false, all: false, photo: [] };

  test("is those of older releases unless something else is asked for", () => {
    expect(selectionOf(none)).toEqual({ kind: "outdated" });
    expect(selectionOf({ ...none, all: true })).toEqual({ kind: "all" });
    expect(selectionOf({ ...none, partial: true })).toEqual({ kind: "partial" });
    expect(selectionOf({ ...none, photo: ["P1", "P2"] })).toEqual({ kind: "photos", photoIds: ["P1", "P2"] });
  });

  test("is one: two are refused", () => {
    expect(() => selectionOf({ partial: true, all: true, photo: [] })).toThrow("exclude each other");
  });
});
