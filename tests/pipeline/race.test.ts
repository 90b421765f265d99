import { afterAll, beforeAll, expect, test } from "vitest";
import { violations } from "../support/invariants.ts";
import "./race/bibs.ts";
import "./race/selfies.ts";
import "./race/terms.ts";
import "./race/scan.ts";
import "./race/uploads.ts";
import { event, openRace, product, stack } from "./race/world.ts";

/* What came of the demo race: each part asks about one subject, all of the same stack. */

beforeAll(openRace, 600_000);
afterAll(() => stack?.stop());

test("After all of it everything that was accepted is there once, with its rows, files, faces and counters", async () => {
  expect(await violations(product, event)).toEqual([]);
});
