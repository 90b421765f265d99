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

  test.each(["#ffee00", "#000000", "#ffffff", "#d33a10", "#7f7f7f", "#767676", "#0a7cff", "#3d0b2e", "#9bd600"])(
    "The pages of a race whose colour is %s can be read in both themes",
    (accent) => {
      const grounds = { light: ["#fdfcfa", "#ffffff", "#f3f0eb"], dark: ["#12110f", "#1c1a18", "#262320"] } as const;
      const palette = Brand.palette(accent);
      for (const theme of ["light", "dark"] as const) {
        const { accent: fill, strong, text, on, tint } = palette[theme];
        for (const ground of [...grounds[theme], tint]) expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
        for (const under of [fill, strong]) expect(ratio(on, under)).toBeGreaterThanOrEqual(4.5);
        expect(ratio(fill, grounds[theme][0])).toBeGreaterThanOrEqual(3);
      }
    },
  );

  test("Sponsors have an address that begins with https", () => {
    const sponsor = (url: string) => Brand.Branding.safeParse({ sponsors: [{ name: "Hill Shop", url }] }).success;
    expect(sponsor("https://hill.example")).toBe(true);
    expect(sponsor("http://hill.example")).toBe(false);
    expect(sponsor("javascript:alert(1)")).toBe(false);
  });
});

/** Contrast by the formula of WCAG, written down once more so that a library's mistake is noticed. */
function ratio(one: string, two: string): number {
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light = 0, dark = 0] = [luminance(one), luminance(two)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
