import { SnapRaceError } from "@snaprace/core/errors";
import { expect, test } from "vitest";
import { toldToTab, unlessOut } from "../../src/gallery/event-metadata.ts";

test("In an outage a tab keeps the site's name, and does not wait for the same outage twice; other races keep theirs", async () => {
  let now = 0;
  let asked = 0;
  const read = () => {
    asked++;
    return now < 1000
      ? Promise.reject(new SnapRaceError("unavailable", "No answer."))
      : Promise.resolve({ title: "Results" });
  };
  const tab = (of = "race") => unlessOut(of, read, () => now);
  expect(await tab()).toEqual({ robots: { index: false } });
  expect(await tab()).toEqual({ robots: { index: false } });
  expect(asked).toBe(1);
  now = 1500;
  expect(await tab()).toEqual({ robots: { index: false } });
  expect(await tab("another")).toEqual({ title: "Results" });
  now = 6000;
  expect(await tab()).toEqual({ title: "Results" });
});

test("A page that has failed spares its tab the wait", async () => {
  const lost = new SnapRaceError("unavailable", "No answer.");
  await expect(toldToTab("lost-race", Promise.reject(lost), () => 20_000)).rejects.toBe(lost);
  const tab = unlessOut(
    "lost-race",
    () => Promise.reject(new Error("It was asked again.")),
    () => 20_100,
  );
  expect(await tab).toEqual({ robots: { index: false } });
});

test("A bug behind a tab stays a bug", async () => {
  await expect(
    unlessOut(
      "race",
      () => Promise.reject(new TypeError("x is not a function")),
      () => 9999,
    ),
  ).rejects.toThrow(TypeError);
});
