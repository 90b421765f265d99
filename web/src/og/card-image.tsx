import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { ImageResponse } from "next/og";
import sharp from "sharp";
import { OWN_ACCENT } from "../branding/own-accent.ts";
import { OG_SIZE } from "./og-size.ts";

interface Facts {
  readonly title: string;
  readonly line: string;
  readonly bib?: string | undefined;
}

let font: Promise<Buffer> | undefined;

/** Latin and Korean alike. Read once, from the package the pages' own type comes from. */
function boldFont(): Promise<Buffer> {
  const resolve = createRequire(path.join(process.cwd(), "package.json")).resolve;
  font ??= readFile(resolve("pretendard/dist/public/static/Pretendard-Bold.otf"));
  return font;
}

const GROUND = "#12110f";

/**
 * A photo with words beside or upon it, as JPEG. One that is too tall for the card stands whole at its right, on a blurred
 * copy of itself: no head is cut off. Without a photo the words stand on our own colours.
 */
export async function cardImage(photo: Buffer | undefined, facts: Facts): Promise<Buffer> {
  const { width, height } = OG_SIZE;
  const meta = photo && (await sharp(photo).metadata());
  const photoWidth = meta?.width && meta.height ? Math.round((height * meta.width) / meta.height) : width;
  const isTall = photoWidth <= width * MOST_BESIDE;
  const words = new ImageResponse(<Words {...facts} width={isTall ? width - photoWidth : width} />, {
    ...OG_SIZE,
    fonts: [{ name: "Pretendard", data: await boldFont(), weight: 700 }],
  });
  const filled = photo && sharp(photo).resize(width, height, { fit: "cover", position: "attention" });
  // A step of its own: within one, sharp darkens after it has put the layers together.
  const blurred = isTall && (await filled?.blur(BLUR).linear(DARKER, 0).png().toBuffer());
  const whole = isTall && (await sharp(photo).resize({ height }).toBuffer());
  const ground = blurred
    ? sharp(blurred)
    : (filled ?? sharp({ create: { width, height, channels: 3, background: GROUND } }));
  return ground
    .composite([
      { input: Buffer.from(await words.arrayBuffer()) },
      ...(whole ? [{ input: whole, left: width - photoWidth, top: 0 }] : []),
    ])
    .jpeg({ quality: 82 })
    .toBuffer();
}

/** A photo that takes no more than this share of the width stands beside the words. */
const MOST_BESIDE = 0.6;
/** px */
const BLUR = 24;
/** Of the blurred copy's light. */
const DARKER = 0.5;

function Words({ title, line, bib, width }: Facts & { readonly width: number }) {
  return (
    <div style={SHEET}>
      <div style={{ display: "flex", flexDirection: "column", width: width - 2 * MARGIN, wordBreak: "keep-all" }}>
        {bib !== undefined && <div style={BIB}>{bib}</div>}
        <div style={{ fontSize: width < OG_SIZE.width ? 56 : 68, lineHeight: 1.15 }}>{title}</div>
        <div style={{ fontSize: 34, opacity: 0.9, marginTop: 12 }}>{line}</div>
      </div>
      <div style={{ position: "absolute", left: 0, bottom: 0, width: 1200, height: 14, background: OWN_ACCENT }} />
    </div>
  );
}

/** px */
const MARGIN = 64;

const SHEET = {
  width: "100%",
  height: "100%",
  display: "flex",
  flexDirection: "column",
  justifyContent: "flex-end",
  padding: "0 64px 56px",
  color: "#fff",
  fontFamily: "Pretendard",
  background: "linear-gradient(to bottom, rgba(0,0,0,0) 35%, rgba(0,0,0,0.85))",
} as const;

const BIB = {
  display: "flex",
  alignSelf: "flex-start",
  background: "#fff",
  color: "#1b1815",
  fontSize: 72,
  lineHeight: 1,
  padding: "16px 36px",
  borderRadius: 16,
  marginBottom: 20,
} as const;
