import { colord, extend } from "colord";
import a11y from "colord/plugins/a11y";
import mix from "colord/plugins/mix";
import { z } from "zod";

extend([a11y, mix]);

/** What the accent stands on or under: the page in both themes. The same values as in the site's tokens. */
const PAPER = { light: "#fdfcfa", dark: "#12110f" } as const;
const WHITE = "#ffffff";
const BLACK = "#1b1815";
/** WCAG 2.2: text, and parts of the interface. */
const TEXT_CONTRAST = 4.5;
/** Room for rounding to whole steps of a colour. */
const ROUNDING = 0.05;
const PART_CONTRAST = 3;

export const Accent = z.string().regex(/^#[0-9a-f]{6}$/, "A colour looks like #d33a10.");

export const Branding = z.object({
  accent: Accent.optional(),
  /** The picture itself is apart; its version changes with it. px */
  logo: z
    .object({
      version: z.string().regex(/^[0-9a-f]{16}$/),
      width: z.number().int().positive(),
      height: z.number().int().positive(),
    })
    .optional(),
  sponsors: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(60),
        url: z.url({ protocol: /^https$/, error: "A web address begins with https://." }).max(300),
      }),
    )
    .max(20)
    .default([]),
});
export type Branding = z.output<typeof Branding>;

export interface ContrastCheck {
  /** Colour of words on the accent: white or nearly black, whichever is easier to read. */
  readonly onAccent: string;
  /** Contrast of those words, 1–21. */
  readonly words: number;
  /** Contrast with the page in each theme, 1–21. */
  readonly onLight: number;
  readonly onDark: number;
  /** The nearest colour of the same hue that can be read everywhere; the accent itself when it can. */
  readonly readable: { readonly light: string; readonly dark: string };
  readonly isFine: boolean;
}

/** Whether a colour can be read as an accent, and what stands in where it cannot. https://www.w3.org/TR/WCAG22/#contrast-minimum */
export function contrast(accent: string): ContrastCheck {
  const color = colord(accent);
  const onAccent = color.contrast(WHITE) >= color.contrast(BLACK) ? WHITE : BLACK;
  const [onLight, onDark] = [color.contrast(PAPER.light), color.contrast(PAPER.dark)];
  const words = color.contrast(onAccent);
  return {
    onAccent,
    words,
    onLight,
    onDark,
    readable: {
      light: adjusted(accent, [PAPER.light], TEXT_CONTRAST),
      dark: adjusted(accent, [PAPER.dark], TEXT_CONTRAST),
    },
    isFine: words >= TEXT_CONTRAST && onLight >= PART_CONTRAST && onDark >= PART_CONTRAST,
  };
}

/** An accent in all its uses on the pages of one theme. Every pair that carries words reaches 4.5:1, the fill 3:1 on the page. */
export interface Shades {
  /** Fills. */
  readonly accent: string;
  /** Fills under the pointer. */
  readonly strong: string;
  /** Words on the page, on what lies on it, is pressed into it, and on the tint. */
  readonly text: string;
  /** Words on the fill. */
  readonly on: string;
  readonly tint: string;
}

const GROUNDS = {
  light: { paper: PAPER.light, surface: "#ffffff", sunken: "#f3f0eb" },
  dark: { paper: PAPER.dark, surface: "#1c1a18", sunken: "#262320" },
} as const;
const TINT = 0.9;
const STRONGER = 0.07;

/** The organizer's colour for both themes, moved as little as reading needs. */
export function palette(accent: string): { readonly light: Shades; readonly dark: Shades } {
  return { light: shades(accent, "light"), dark: shades(accent, "dark") };
}

function shades(accent: string, theme: keyof typeof GROUNDS): Shades {
  const { paper, surface, sunken } = GROUNDS[theme];
  const tint = colord(accent).mix(paper, TINT).toHex();
  const seen = adjusted(accent, [paper, surface], PART_CONTRAST);
  const on = colord(seen).contrast(WHITE) >= colord(seen).contrast(BLACK) ? WHITE : BLACK;
  // Between white and black words there are greys on which neither is read well: the fill gives way.
  const fill = adjusted(seen, [on], TEXT_CONTRAST);
  return {
    accent: fill,
    strong: colord(fill)[on === WHITE ? "darken" : "lighten"](STRONGER).toHex(),
    text: adjusted(accent, [paper, surface, sunken, tint], TEXT_CONTRAST),
    on,
    tint,
  };
}

/** Darkens or lightens in small steps until the colour has this contrast with all of these. */
function adjusted(accent: string, grounds: readonly string[], least: number): string {
  const lighter = colord(grounds[0] ?? WHITE).isDark();
  const isRead = (color: ReturnType<typeof colord>) =>
    grounds.every((ground) => color.contrast(ground) >= least + ROUNDING);
  let color = colord(accent);
  for (let step = 0; step < 100 && !isRead(color); step++) color = lighter ? color.lighten(0.01) : color.darken(0.01);
  return color.toHex();
}
