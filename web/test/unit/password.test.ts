import { expect, test } from "vitest";
import { passwordProblem } from "../../src/session/password.ts";

test.each([
  ["short", "too-short"],
  ["11 letters!", "too-short"],
  ["x".repeat(73), "too-long"],
  ["가".repeat(25), "too-long"],
  ["aaaaaaaaaaaaaaa", "too-plain"],
  ["abababababab", "too-plain"],
  ["abcdefghijklmn", "too-plain"],
  ["123456789012", "too-plain"],
  ["qwertyuiopasdf", "too-plain"],
  ["mina.park1234", "like-address"],
  ["snaprace2026", "like-address"],
  ["password1234", "like-address"],
  ["correct horse battery", undefined],
  ["달리기는 아침에 하는 것", undefined],
  ["kT9-vw2_Lq8+z", undefined],
] as const)("%s", (password, problem) => {
  expect(passwordProblem(password, "mina.park@example.com")).toBe(problem);
});
