import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cost, describe as print } from "../../src/commands/cost.ts";
import { bill, PER_PHOTO, type Race } from "../../src/cost/estimate.ts";
import { PRICES, SOURCES } from "../../src/cost/prices.ts";
import { UsageError } from "../../src/usage-error.ts";

const RACE: Race = { photos: 10_000, originalMb: 8, views: 20 };
const seoul = PRICES["ap-northeast-2"]!;
const virginia = PRICES["us-east-1"]!;
const sum = (services: Record<string, number>) => Object.values(services).reduce((all, one) => all + one, 0);

test("Rekognition reads each photo twice, text and faces, searches one of its faces, and keeps all", () => {
  expect(bill(RACE, "rekognition", virginia).rekognition).toBeCloseTo(30 + 10_000 * 3 * 0.00001, 6);
  expect(bill(RACE, "own", virginia).rekognition).toBe(0);
});

test("Twice the photos cost twice as much, but for alarms", () => {
  const twice = bill({ ...RACE, photos: 20_000 }, "rekognition", seoul);
  const once = bill(RACE, "rekognition", seoul);
  for (const service of Object.keys(SOURCES) as (keyof typeof SOURCES)[]) {
    if (service !== "cloudwatch") expect(twice[service]).toBeCloseTo(2 * once[service], 6);
  }
  expect(twice.cloudwatch).toBeLessThan(2 * once.cloudwatch);
});

test("The way of 1,000 photos through the pipeline is near what was worked out by hand: $2.46 in Seoul, $2.06 in Virginia", () => {
  const processing = (prices: typeof seoul) => {
    const { rekognition, lambda, stepFunctions, dynamodb, sqs } = bill({ ...RACE, views: 0 }, "rekognition", prices);
    // Proposals come after the pipeline.
    const searches = RACE.photos * PER_PHOTO.faceSearches * prices.rekognitionImage;
    return (rekognition - searches + lambda + stepFunctions + dynamodb + sqs) / 10;
  };
  expect(Math.abs(processing(seoul) - 2.46)).toBeLessThan(0.1);
  expect(Math.abs(processing(virginia) - 2.06)).toBeLessThan(0.1);
});

test("Our own engine takes what was measured of it", () => {
  const page = readFileSync(new URL("../../../../docs/ACCURACY.md", import.meta.url), "utf8").replaceAll(/\s+/g, " ");
  const [, text, faces] = /([\d.]+) CPU s for the text and ([\d.]+) for the faces of a photo/.exec(page) ?? [];
  expect(PER_PHOTO.ownEngineGbSeconds).toBeCloseTo((Number(text) + Number(faces)) * (1769 / 1024), 6);
});

test("Our own engine costs a fraction of Rekognition", () => {
  const engine = bill(RACE, "own", seoul).lambda - bill(RACE, "rekognition", seoul).lambda;
  expect(engine).toBeGreaterThan(0);
  expect(engine).toBeLessThan(0.1 * bill(RACE, "rekognition", seoul).rekognition);
});

test("The bill names every service twice, its sum, and where and when its prices were read", () => {
  const [rekognition, own] = [bill(RACE, "rekognition", seoul), bill(RACE, "own", seoul)];
  const text = print("ap-northeast-2", RACE, rekognition, own);
  expect(text).toContain("10,000 photos of 8 MB in ap-northeast-2");
  expect(text).toMatch(new RegExp(`Sum +${sum(rekognition).toFixed(2)} +${sum(own).toFixed(2)}`));
  expect(text).toMatch(/Prices as of \d{4}-\d{2}/);
  for (const source of Object.values(SOURCES)) expect(text).toContain(source);
});

test.each([
  [
    ["--photos", "10", "--region", "mars-1"],
    'There are no prices for the region "mars-1". There are: us-east-1, us-east-2, us-west-2, ap-northeast-2.',
  ],
  [["--photos", "10", "--region", "toString"], 'There are no prices for the region "toString"'],
  [["--photos", "10"], "--region is missing."],
  [["--region", "us-east-1"], "--photos is missing."],
  [["--photos", "many", "--region", "us-east-1"], '--photos "many" is not a number of at least 1.'],
  [["--photos", "0", "--region", "us-east-1"], '--photos "0" is not a number of at least 1.'],
  [["--photos", "10", "--region", "us-east-1", "--views", "-1"], "argument is ambiguous"],
  [["--photos", "10", "--region", "us-east-1", "--megabytes", ""], '--megabytes "" is not a number'],
])("%j is refused", async (args, message) => {
  const error = await cost(args).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toContain(message);
});
