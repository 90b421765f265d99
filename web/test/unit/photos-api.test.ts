import { afterEach, expect, test, vi } from "vitest";
import { shiftCamera } from "../../src/desk/photos/photos-api.ts";

afterEach(() => vi.unstubAllGlobals());

const answers = (...bodies: string[]) =>
  vi.stubGlobal("fetch", async () => new Response(bodies.shift(), { headers: { "content-type": "application/json" } }));

test("A camera's clock is shifted step by step until the server says that it is through", async () => {
  answers('{"photos":100,"next":"a"}', '{"photos":20}');
  expect(await shiftCamera("race", "camera", 1000)).toBe(120);
});

test("An answer that breaks off is no answer, and not the end of the shift", async () => {
  answers('{"photos":100,"next":"a"}', '{"photos":20,"ne');
  await expect(shiftCamera("race", "camera", 1000)).rejects.toMatchObject({ code: "network" });
});
