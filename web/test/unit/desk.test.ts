import { describe, expect, test } from "vitest";
import { proposeEventId } from "../../src/desk/slug.ts";
import { returnPath } from "../../src/session/return-path.ts";
import { requireSameOrigin } from "../../src/session/same-origin.ts";

describe("signing in", () => {
  test.each([
    ["/desk/new", "/desk/new"],
    ["/ko/desk?a=b", "/ko/desk?a=b"],
    ["//evil.example", "/desk"],
    ["/\\evil.example", "/desk"],
    ["https://evil.example", "/desk"],
    ["javascript:alert(1)", "/desk"],
    ["", "/desk"],
    [null, "/desk"],
  ])("%j leads to %s", (wanted, path) => {
    expect(returnPath(wanted)).toBe(path);
  });

  test("A request that changes something must come from this site", () => {
    const from = (origin: string | undefined) =>
      new Request("http://localhost:3000/api", { headers: { host: "localhost:3000", ...(origin && { origin }) } });
    expect(() => requireSameOrigin(from("http://localhost:3000"))).not.toThrow();
    expect(() => requireSameOrigin(from("https://evil.example"))).toThrow(/another site/);
    expect(() => requireSameOrigin(from(undefined))).toThrow(/another site/);
  });
});

describe("event ids", () => {
  test.each([
    ["Seoul Trail 2026", "seoul-trail-2026"],
    ["  Café & Co!  ", "cafe-co"],
    ["서울 트레일", "race-2026-10-18"],
    ["a", "race-a"],
  ])("%j proposes %s", (name, id) => {
    expect(proposeEventId(name, "2026-10-18")).toBe(id);
  });
});
