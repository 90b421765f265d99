import { describe, expect, test } from "vitest";
import { Brand } from "../../src/brand/index.ts";

describe("a race's colour", () => {
  test("Words on it are white or nearly black, whichever is easier to read", () => {
    expect(Brand.contrast("#1f5fa8").onAccent).toBe("#ffffff");
    expect(Brand.contrast("#ffee00").onAccent).toBe("#1b1815");
  });

  test.each(["#ffee00", "#000000", "#ffffff", "#d33a10", "#7f7f7f"])(
    "%s has a shade for words in both themes",
    (accent) => {
      const { readable } = Brand.contrast(accent);
      expect(Brand.contrast(readable.light).onLight).toBeGreaterThanOrEqual(4.5);
      expect(Brand.contrast(readable.dark).onDark).toBeGreaterThanOrEqual(4.5);
    },
  );

  test("A pale yellow is told to be hard to read, a strong orange is not", () => {
    expect(Brand.contrast("#ffee00").isFine).toBe(false);
    expect(Brand.contrast("#d33a10").isFine).toBe(true);
  });

  test("Sponsors have an address that begins with https", () => {
    const sponsor = (url: string) => Brand.Branding.safeParse({ sponsors: [{ name: "Hill Shop", url }] }).success;
    expect(sponsor("https://hill.example")).toBe(true);
    expect(sponsor("http://hill.example")).toBe(false);
    expect(sponsor("javascript:alert(1)")).toBe(false);
  });
});
