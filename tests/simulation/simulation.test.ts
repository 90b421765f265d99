import { expect, test } from "vitest";
import { type Crash, crashAfter, NO_FAULTS, outage, randomFaults } from "./faults.ts";
import { randomFrom } from "./random.ts";
import { type Scenario, simulate } from "./run.ts";

const ONE_PHOTO: Scenario = { photos: 1, first: 3, duplicates: 0, people: false, oneMachine: false };

test("Without faults every photo is searchable or rejected, with its bibs, faces, rows and counters", async () => {
  const { problems } = await simulate(randomFrom(1), NO_FAULTS, { ...ONE_PHOTO, photos: 20, first: 0 });
  expect(problems).toEqual([]);
});

test.each<{ crash: Crash; oneMachine: boolean }>([
  { crash: "process", oneMachine: false },
  { crash: "everything", oneMachine: false },
  { crash: "everything", oneMachine: true },
])(
  "A crash of $crash after any single effect changes nothing in the end (all on one machine: $oneMachine)",
  async ({ crash, oneMachine }) => {
    const { effects } = await simulate(randomFrom(1), NO_FAULTS, ONE_PHOTO);
    expect(effects).toBeGreaterThan(15);
    for (let effect = 1; effect <= effects; effect++) {
      const { problems } = await simulate(randomFrom(1), crashAfter(effect, crash), { ...ONE_PHOTO, oneMachine });
      expect(problems, `after effect ${effect}`).toEqual([]);
    }
  },
);

test("Ten minutes in which the recogniser refuses every call heal by themselves, without a photo taken for empty and without a dead letter", async () => {
  const scenario = { ...ONE_PHOTO, photos: 20, first: 0 };
  const { problems, redrives } = await simulate(randomFrom(1), outage(10 * 60_000), scenario);
  expect(problems).toEqual([]);
  expect(redrives).toBe(0);
});

test("Under crashes, throttling, duplicates, takedowns and corrections in any order nothing is lost, doubled or shown again", async () => {
  for (let seed = 0; seed < 1500; seed++) {
    const random = randomFrom(seed);
    const scenario = {
      photos: 1 + random.below(3),
      first: random.below(10),
      duplicates: 0.1,
      people: true,
      oneMachine: random.chance(0.5),
    };
    const { problems } = await simulate(random, randomFaults(random, { crashes: 0.05, throttles: 0.2 }), scenario);
    expect(problems, `seed ${seed}`).toEqual([]);
  }
});
