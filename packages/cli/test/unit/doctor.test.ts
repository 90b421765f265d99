import { expect, test } from "vitest";
import { describe as print } from "../../src/commands/doctor.ts";

test("A point in order is one line, and so is one that the stack does not have", () => {
  expect(print({ title: "Queue", outcome: { state: "fine", says: "3 waiting" } })).toEqual([
    "✓ Queue                   3 waiting",
  ]);
  expect(print({ title: "Alarms", outcome: { state: "not-here", says: "no such service" } })).toEqual([
    "– Alarms                  no such service",
  ]);
});

test("Each problem says what is wrong and, below it, what to do", () => {
  const problems = [
    { what: "The trigger is disabled.", todo: "Enable it." },
    { what: "Nothing bounds it.", todo: "Deploy again." },
  ];
  expect(print({ title: "Trigger", outcome: { state: "problem", problems } })).toEqual([
    "✗ Trigger                 The trigger is disabled.",
    "                          → Enable it.",
    "✗ Trigger                 Nothing bounds it.",
    "                          → Deploy again.",
  ]);
});
