import { readFileSync } from "node:fs";
import { SnapRaceError } from "@snaprace/core/errors";
import { expect, test } from "vitest";
import { PHOTO_PARAMETERS } from "../../src/gallery/photo-query.ts";
import { PROBLEMS, problemOf } from "../../src/server/problem.ts";

test("A caller who was too fast is told when to come back", async () => {
  const answer = problemOf(new SnapRaceError("rate-limited", "Too many calls.", { retryAfterSeconds: 17 }));
  expect(answer.status).toBe(429);
  expect(answer.headers.get("retry-after")).toBe("17");
  expect(await answer.json()).toMatchObject({ code: "rate-limited" });
});

test("What is wrong on our side is told without details", async () => {
  const answer = problemOf(new Error("password authentication failed for user x"));
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("password");
});

test("Every problem and every parameter of a list of photos is documented", () => {
  const page = readFileSync(new URL("../../../docs/API.md", import.meta.url), "utf8");
  const missing = [...Object.keys(PROBLEMS), ...Object.keys(PHOTO_PARAMETERS)].filter(
    (name) => !page.includes(`\`${name}\``),
  );
  expect(missing).toEqual([]);
});
