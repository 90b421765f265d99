import { Brand } from "@snaprace/core/brand";
import type { Event } from "@snaprace/core/event";
import encodeQr from "qr";
import sharp from "sharp";
import { OWN_ACCENT } from "../branding/own-accent.ts";
import { drawable, lines, outline, posterFont } from "./outline.ts";
import { A4, type Picture, writePdf } from "./pdf.ts";

/** Words of the poster, in the language it is printed in. */
export interface PosterWords {
  readonly heading: string;
  readonly text: string;
  /** Day and place. */
  readonly when: string;
  /** The address as people read it. */
  readonly address: string;
}

interface PosterInput {
  readonly event: Pick<Event.Info, "name" | "branding">;
  readonly words: PosterWords;
  /** Where the code leads. */
  readonly url: string;
  readonly language: string;
  /** WebP */
  readonly logo: Buffer | undefined;
}

const INK = "#1b1815";
const SOFT = "#57534e";
const MARGIN = 48;
const WIDTH = A4.width - 2 * MARGIN;
/** The largest size at which a name of up to three lines fits on the band, pt. */
const NAME_SIZES = [54, 46, 40, 34, 28, 22, 18];
/** The quiet zone is four modules wide, as ISO/IEC 18004 wants it. */
const QUIET = 4;
/** Room below the code for its address, the logo and our name, pt. */
const FOOT = 118;
const MOST_CODE = 400;
/** Between two lines of a name, in its size. */
const LEADING = 1.18;
const LOGO = { width: 150, height: 48 } as const;

/** A poster to hang up at a race: who runs it, one sentence, and a code that is read from three metres away. */
export async function poster({ event, words, url, language, logo }: PosterInput): Promise<Buffer> {
  const [bold, medium] = await Promise.all([posterFont("bold"), posterFont("medium")]);
  const shades = Brand.palette(event.branding.accent ?? OWN_ACCENT).light;
  const name = drawable(bold, event.name) || "SnapRace";
  const size = NAME_SIZES.find((each) => fits(lines(bold, name, each, WIDTH), each)) ?? 18;
  const named = lines(bold, name, size, WIDTH).slice(0, 3);
  const baselines = named.map((_, index) => A4.height - 60 - size * 0.75 - index * size * LEADING);
  const when = (baselines.at(-1) ?? A4.height) - 36;
  // The foot of the band of colour, below which everything hangs.
  const band = when - 32;
  const side = Math.min(MOST_CODE, band - 118 - FOOT);
  let content = `${fill(shades.accent)}0 ${band.toFixed(2)} ${A4.width} ${(A4.height - band).toFixed(2)} re f\n`;
  content += fill(shades.on);
  for (const [index, line] of named.entries()) content += outline(bold, line, MARGIN, baselines[index]!, size);
  content += outline(medium, drawable(medium, words.when), MARGIN, when, 18);
  content += fill(INK) + centred(bold, words.heading, band - 78, 46);
  content += fill(SOFT) + centred(medium, words.text, band - 110, 17);
  content += fill(INK) + code(url, (A4.width - side) / 2, band - 118 - side, side);
  content += fill(shades.text) + centred(bold, words.address, band - 118 - side - 16, 20);
  content += `${fill(shades.accent)}0 0 ${A4.width} 14 re f\n`;
  content +=
    fill(SOFT) + outline(medium, "SnapRace", A4.width - MARGIN - medium.getAdvanceWidth("SnapRace", 13), 40, 13);

  const picture = logo && (await onWhite(logo));
  if (picture) content += place(picture);
  return writePdf({ content, picture, title: event.name, language });

  function fits(found: readonly string[], each: number): boolean {
    return found.length <= 3 && found.every((line) => bold.getAdvanceWidth(line, each) <= WIDTH);
  }

  /** Smaller where it would not fit. */
  function centred(font: typeof bold, text: string, baseline: number, wanted: number): string {
    const shown = drawable(font, text);
    const used = Math.min(wanted, (wanted * WIDTH) / Math.max(1, font.getAdvanceWidth(shown, wanted)));
    return outline(font, shown, (A4.width - font.getAdvanceWidth(shown, used)) / 2, baseline, used);
  }
}

/** Dark squares, joined along each row, so that no printer leaves hairlines between them. */
function code(url: string, left: number, bottom: number, side: number): string {
  const rows = encodeQr(url, "raw", { ecc: "quartile", border: QUIET });
  const module = side / rows.length;
  const squares = rows.flatMap((row, index) => {
    const y = bottom + side - (index + 1) * module;
    return runs(row).map(
      ([from, to]) =>
        `${(left + from * module).toFixed(3)} ${y.toFixed(3)} ${((to - from) * module).toFixed(3)} ${module.toFixed(3)} re`,
    );
  });
  return `${squares.join("\n")}\nf\n`;
}

function runs(row: readonly boolean[]): [number, number][] {
  const found: [number, number][] = [];
  for (let at = 0; at < row.length; at++) {
    if (!row[at]) continue;
    const from = at;
    while (row[at]) at += 1;
    found.push([from, at]);
  }
  return found;
}

function fill(color: string): string {
  const part = (at: number) => (Number.parseInt(color.slice(at, at + 2), 16) / 255).toFixed(4);
  return `${part(1)} ${part(3)} ${part(5)} rg\n`;
}

async function onWhite(webp: Buffer): Promise<Picture> {
  const { data, info } = await sharp(webp)
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}

function place({ width, height }: Picture): string {
  const scale = Math.min(LOGO.width / width, LOGO.height / height);
  return `q ${(width * scale).toFixed(2)} 0 0 ${(height * scale).toFixed(2)} ${MARGIN} 30 cm /Picture Do Q\n`;
}
