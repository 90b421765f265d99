import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, productOn } from "../support/product.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
let product: Product;
let now = Date.parse("2026-10-18T03:00:10Z");

beforeAll(async () => {
  stack = await startTestStack({ demo: "none", site: false });
  product = await productOn(stack.config);
}, 120_000);
afterAll(() => stack?.stop());

const admit = (caller: string) =>
  product.Limit.admit({ limiter: product.limiter(), clock: { now: () => new Date(now) } }, "selfie", caller);

async function callsUntilRefused(caller: string): Promise<number> {
  for (let calls = 0; calls < 100; calls++) {
    try {
      await admit(caller);
    } catch (error) {
      expect(error).toMatchObject({ code: "rate-limited" });
      return calls;
    }
  }
  return Number.POSITIVE_INFINITY;
}

test("Ten selfies a minute are answered, however many instances of the site share the work", async () => {
  expect(await callsUntilRefused("203.0.113.7 race")).toBe(10);
});

test("A refusal says when to come back, and then the next call is answered", async () => {
  await callsUntilRefused("203.0.113.8 race");
  await expect(admit("203.0.113.8 race")).rejects.toMatchObject({ retryAfterSeconds: 50 });
  now += 50_000;
  await expect(admit("203.0.113.8 race")).resolves.toBeUndefined();
});

test("Neither another caller nor another race is held up", async () => {
  await callsUntilRefused("203.0.113.9 race");
  await expect(admit("203.0.113.10 race")).resolves.toBeUndefined();
  await expect(admit("203.0.113.9 another-race")).resolves.toBeUndefined();
});

test("Twenty calls at the same moment do not slip through together", async () => {
  const asked = await Promise.allSettled(Array.from({ length: 20 }, () => admit("203.0.113.11 race")));
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
});

test("Every kind is counted to its last call, then refused with the time to come back, and answered again after it", async () => {
  const limits = () => ({ limiter: product.limiter(), clock: { now: () => new Date(now) } });
  for (const [name, { calls, seconds }] of Object.entries(product.Limit.LIMITS)) {
    const kind = name as keyof typeof product.Limit.LIMITS;
    const admit = (units = 1) => product.Limit.admit(limits(), kind, "203.0.113.20 race", units);
    await admit(calls - 1);
    await admit();
    const refused = await admit().catch((error: { code: string; retryAfterSeconds: number }) => error);
    expect([kind, refused?.code]).toEqual([kind, "rate-limited"]);
    const { retryAfterSeconds } = refused as { retryAfterSeconds: number };
    expect(retryAfterSeconds).toBeGreaterThan(0);
    expect(retryAfterSeconds).toBeLessThanOrEqual(seconds);
    now += 1000 * retryAfterSeconds - 1000;
    await expect(admit(), kind).rejects.toMatchObject({ code: "rate-limited" });
    now += 1000;
    await expect(admit(), kind).resolves.toBeUndefined();
  }
});

test("A runner who looks through all of her photos has asked once, and goes on when her neighbours have asked for all the rest", async () => {
  const caller = "203.0.113.21 race";
  const context = { limiter: product.limiter(), clock: { now: () => new Date(now) } };
  const ask = (text: string) => product.Limit.admitQuestion(context, caller, { by: "bib", text });
  for (let photo = 0; photo < 40; photo++) await ask("1204");
  await Promise.all(Array.from({ length: 20 }, () => ask(" #1204")));
  const { calls } = product.Limit.LIMITS.bib;
  for (let bib = 1; bib < calls; bib++) await ask(`A${bib}`);
  await expect(ask("B1")).rejects.toMatchObject({ code: "rate-limited" });
  // A refused question was not answered, so it is none that was asked before.
  await expect(ask("B1")).rejects.toMatchObject({ code: "rate-limited" });
  await expect(ask("1204")).resolves.toBeUndefined();
  const byName = product.Limit.admitQuestion(context, caller, { by: "name", text: "1204" });
  await expect(byName).rejects.toMatchObject({ code: "rate-limited" });
  now += 60_000;
  await expect(ask("B1")).resolves.toBeUndefined();
});
