import { OWN_ACCENT } from "../branding/own-accent.ts";

/** Shapes that stories and feeds want. px */
export const CARD_SHAPES = {
  story: { width: 1080, height: 1920 },
  square: { width: 1080, height: 1080 },
} as const;
export type CardShape = keyof typeof CARD_SHAPES;

/** What stands on a card beside the photo; what is not known is left out. */
export interface CardFacts {
  readonly event: string;
  readonly day: string;
  readonly bib?: string | undefined;
  readonly name?: string | undefined;
  readonly race?: string | undefined;
  readonly time?: string | undefined;
  readonly place?: string | undefined;
  /** The organizer's colour, `#d33a10`. */
  readonly accent?: string | undefined;
  /** Who pays for the race, by name. */
  readonly sponsors?: readonly string[] | undefined;
}

/** CSS families of the page, as they are called in this document. */
export interface CardFonts {
  readonly numbers: string;
  readonly words: string;
}

const MARGIN = 72;
/** How far up words and the bib reach: dark from there on, so that a white shirt behind a name takes nothing of it. */
const WORDS = 780;

/** Draws a card: the photo fills it, and the result stands on its foot. Nothing leaves the device. */
export function drawCard(
  canvas: HTMLCanvasElement,
  { photo, at }: { readonly photo: HTMLImageElement; readonly at: number | undefined },
  shape: CardShape,
  facts: CardFacts,
  fonts: CardFonts,
): void {
  const { width, height } = CARD_SHAPES[shape];
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("The browser gave no canvas.");
  cover(pen, photo, at, width, height);
  const shade = pen.createLinearGradient(0, height - WORDS, 0, height);
  shade.addColorStop(0, "rgb(0 0 0 / 0)");
  shade.addColorStop(0.4, "rgb(0 0 0 / 0.5)");
  shade.addColorStop(1, "rgb(0 0 0 / 0.88)");
  pen.fillStyle = shade;
  pen.fillRect(0, 0, width, height);
  const foot = frame(pen, facts, fonts, width, height);
  const inner = width - 2 * MARGIN;
  let y = foot - MARGIN;
  const line = (text: string | undefined, size: number, font: string, weight: number, color: string, gap: number) => {
    if (!text) return;
    pen.font = fitted(pen, text, size, font, weight, inner);
    pen.fillStyle = color;
    pen.fillText(text, MARGIN, y);
    y -= gap;
  };
  pen.textBaseline = "alphabetic";
  line([facts.event, facts.day].filter(Boolean).join(" · "), 36, fonts.words, 600, "rgb(255 255 255 / 0.85)", 68);
  line([facts.race, facts.place].filter(Boolean).join(" · "), 44, fonts.words, 600, "#fff", 76);
  line(facts.time, 230, fonts.numbers, 700, "#fff", 210);
  line(facts.name, 60, fonts.words, 700, "#fff", 96);
  if (facts.bib) bibTag(pen, facts.bib, fonts, MARGIN, y + 8);
}

const EDGE = 18;
const SPONSORS = 92;

/** A frame in the organizer's colour; those who pay for the race stand on its foot. @returns where the foot begins, px */
function frame(
  pen: CanvasRenderingContext2D,
  { accent = OWN_ACCENT, sponsors = [] }: CardFacts,
  fonts: CardFonts,
  width: number,
  height: number,
): number {
  const foot = height - (sponsors.length > 0 ? SPONSORS + EDGE : EDGE);
  pen.fillStyle = accent;
  pen.fillRect(0, height - EDGE, width, EDGE);
  if (sponsors.length === 0) return foot;
  pen.fillRect(0, 0, width, EDGE);
  pen.fillRect(0, 0, EDGE, height);
  pen.fillRect(width - EDGE, 0, EDGE, height);
  pen.fillStyle = "#fff";
  pen.fillRect(EDGE, foot, width - 2 * EDGE, SPONSORS);
  const text = sponsors.join("   ·   ");
  pen.font = fitted(pen, text, 38, fonts.words, 700, width - 2 * MARGIN);
  pen.fillStyle = "#1b1815";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(text, width / 2, foot + SPONSORS / 2);
  pen.textAlign = "start";
  return foot;
}

/**
 * Where a picture begins that is wider than what shows it, so that this place is as near to the middle as it can be.
 * @param at the place, from the picture's left edge, 0–1
 * @returns px, nothing or less
 */
export function leftOf(at: number, wide: number, width: number): number {
  return Math.min(0, Math.max(width - wide, width / 2 - at * wide));
}

/** The photo, as large as the card and cut at its sides; a little above the middle, where heads are. */
function cover(
  pen: CanvasRenderingContext2D,
  photo: HTMLImageElement,
  at: number | undefined,
  width: number,
  height: number,
): void {
  const scale = Math.max(width / photo.naturalWidth, height / photo.naturalHeight);
  const [wide, high] = [photo.naturalWidth * scale, photo.naturalHeight * scale];
  pen.drawImage(photo, leftOf(at ?? 0.5, wide, width), (height - high) * 0.4, wide, high);
}

/** The font at this size, or as much smaller as the text needs to fit. */
function fitted(
  pen: CanvasRenderingContext2D,
  text: string,
  size: number,
  font: string,
  weight: number,
  width: number,
): string {
  pen.font = `${weight} ${size}px ${font}`;
  const scale = Math.min(1, width / pen.measureText(text).width);
  return `${weight} ${Math.floor(size * scale)}px ${font}`;
}

/** A small bib with its two pin holes. */
function bibTag(pen: CanvasRenderingContext2D, bib: string, fonts: CardFonts, x: number, bottom: number): void {
  pen.font = `700 96px ${fonts.numbers}`;
  const width = pen.measureText(bib).width + 72;
  pen.fillStyle = "#fff";
  pen.beginPath();
  pen.roundRect(x, bottom - 112, width, 124, 18);
  pen.fill();
  pen.fillStyle = "#1b1815";
  for (const hole of [x + 18, x + width - 18]) {
    pen.beginPath();
    pen.arc(hole, bottom - 94, 6, 0, 2 * Math.PI);
    pen.fill();
  }
  pen.fillText(bib, x + 36, bottom - 18);
}
