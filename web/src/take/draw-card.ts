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
}

const NUMBERS = '"Barlow Condensed", "Arial Narrow", sans-serif';
const WORDS = '"Pretendard Variable", Pretendard, system-ui, sans-serif';
const MARGIN = 72;

/** Draws a card: the photo fills it, and the result stands on its foot. Nothing leaves the device. */
export function drawCard(
  canvas: HTMLCanvasElement,
  photo: HTMLImageElement,
  shape: CardShape,
  facts: CardFacts,
  accent: string,
): void {
  const { width, height } = CARD_SHAPES[shape];
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("The browser gave no canvas.");
  cover(pen, photo, width, height);
  const shade = pen.createLinearGradient(0, height * 0.45, 0, height);
  shade.addColorStop(0, "rgb(0 0 0 / 0)");
  shade.addColorStop(1, "rgb(0 0 0 / 0.88)");
  pen.fillStyle = shade;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = accent;
  pen.fillRect(0, height - 18, width, 18);

  const inner = width - 2 * MARGIN;
  let y = height - MARGIN - 18;
  const line = (text: string | undefined, size: number, font: string, weight: number, color: string, gap: number) => {
    if (!text) return;
    pen.font = fitted(pen, text, size, font, weight, inner);
    pen.fillStyle = color;
    pen.fillText(text, MARGIN, y);
    y -= gap;
  };
  pen.textBaseline = "alphabetic";
  line([facts.event, facts.day].filter(Boolean).join(" · "), 36, WORDS, 600, "rgb(255 255 255 / 0.85)", 68);
  line([facts.race, facts.place].filter(Boolean).join(" · "), 44, WORDS, 600, "#fff", 76);
  line(facts.time, 230, NUMBERS, 700, "#fff", 210);
  line(facts.name, 60, WORDS, 700, "#fff", 96);
  if (facts.bib) bibTag(pen, facts.bib, MARGIN, y + 8);
}

/** The photo, as large as the card and cut at its sides; a little above the middle, where heads are. */
function cover(pen: CanvasRenderingContext2D, photo: HTMLImageElement, width: number, height: number): void {
  const scale = Math.max(width / photo.naturalWidth, height / photo.naturalHeight);
  const [wide, high] = [photo.naturalWidth * scale, photo.naturalHeight * scale];
  pen.drawImage(photo, (width - wide) / 2, (height - high) * 0.4, wide, high);
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
function bibTag(pen: CanvasRenderingContext2D, bib: string, x: number, bottom: number): void {
  pen.font = `700 96px ${NUMBERS}`;
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
