import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { type Font, parse } from "opentype.js/dist/opentype.mjs";

const FILES = { bold: "Pretendard-Bold.otf", medium: "Pretendard-Medium.otf" } as const;
export type Weight = keyof typeof FILES;

const fonts = new Map<Weight, Promise<Font>>();

/** Latin and Korean alike. Read once, from the package the pages' own type comes from. */
export function posterFont(weight: Weight): Promise<Font> {
  const known = fonts.get(weight);
  if (known) return known;
  const resolve = createRequire(path.join(process.cwd(), "package.json")).resolve;
  const font = readFile(resolve(`pretendard/dist/public/static/${FILES[weight]}`)).then((bytes) =>
    parse(new Uint8Array(bytes).buffer, { lowMemory: true }),
  );
  fonts.set(weight, font);
  font.catch(() => fonts.delete(weight));
  return font;
}

/** What the font can draw of a text; a row of empty boxes helps nobody. */
export function drawable(font: Font, text: string): string {
  const known = [...text.normalize("NFC")].filter((character) => font.charToGlyphIndex(character) !== 0);
  return known.join("").replaceAll(/\s+/g, " ").trim();
}

/**
 * A line of words as filled curves in PDF's operators.
 * @param x left edge, pt
 * @param y baseline from the foot of the page, pt
 * @param size pt
 */
export function outline(font: Font, text: string, x: number, y: number, size: number): string {
  // Fonts are drawn downwards here, pages upwards.
  const at = (px: number, py: number) => `${(x + px).toFixed(2)} ${(y - py).toFixed(2)}`;
  let last = { x: 0, y: 0 };
  const operators = font.getPath(text, 0, 0, size).commands.map((command) => {
    if (command.type === "Z") return "h";
    const from = last;
    last = { x: command.x, y: command.y };
    const to = at(command.x, command.y);
    if (command.type === "M") return `${to} m`;
    if (command.type === "L") return `${to} l`;
    if (command.type === "C") return `${at(command.x1, command.y1)} ${at(command.x2, command.y2)} ${to} c`;
    // PDF has cubic curves only.
    const towards = (a: number, b: number) => a + (2 / 3) * (b - a);
    const first = at(towards(from.x, command.x1), towards(from.y, command.y1));
    const second = at(towards(command.x, command.x1), towards(command.y, command.y1));
    return `${first} ${second} ${to} c`;
  });
  return `${operators.join("\n")}\nf\n`;
}

/** A text in as many lines as it needs at this width, broken between words, and within a word that no line can hold. */
export function lines(font: Font, text: string, size: number, width: number): string[] {
  const fits = (line: string) => font.getAdvanceWidth(line, size) <= width;
  const found: string[] = [];
  for (const word of text.split(" ")) {
    const before = found.at(-1);
    const longer = before === undefined ? word : `${before} ${word}`;
    if (before !== undefined && fits(longer)) found[found.length - 1] = longer;
    else if (fits(word)) found.push(word);
    else found.push(...pieces(word, fits));
  }
  return found;
}

function pieces(word: string, fits: (line: string) => boolean): string[] {
  const found = [""];
  for (const character of word) {
    const longer = `${found.at(-1)}${character}`;
    if (fits(longer)) found[found.length - 1] = longer;
    else found.push(character);
  }
  return found;
}
