import { colord, extend } from "colord";
import a11y from "colord/plugins/a11y";
import { z } from "zod";

extend([a11y]);

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
    readable: { light: adjusted(accent, PAPER.light), dark: adjusted(accent, PAPER.dark) },
    isFine: words >= TEXT_CONTRAST && onLight >= PART_CONTRAST && onDark >= PART_CONTRAST,
  };
}

/** Darkens or lightens in small steps until words in the colour can be read on the page. */
function adjusted(accent: string, paper: string): string {
  const lighter = colord(paper).isDark();
  let color = colord(accent);
  for (let step = 0; step < 100 && color.contrast(paper) < TEXT_CONTRAST + ROUNDING; step++) {
    color = lighter ? color.lighten(0.01) : color.darken(0.01);
  }
  return color.toHex();
}
