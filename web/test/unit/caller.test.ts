import { expect, test } from "vitest";
import { callerOf } from "../../src/server/caller.ts";

const from = (forwarded: string) => callerOf({ headers: new Headers({ "x-forwarded-for": forwarded }) });

test("A caller who writes addresses before its own stays the same caller", () => {
  expect(from("203.0.113.7")).toBe("203.0.113.7");
  expect(from("198.51.100.1, 203.0.113.7")).toBe("203.0.113.7");
  expect(from("anything, 203.0.113.7")).toBe("203.0.113.7");
});

test("Without an address all callers count as one", () => {
  expect(callerOf({ headers: new Headers() })).toBe("unknown");
});
