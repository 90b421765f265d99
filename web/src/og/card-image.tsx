import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { ImageResponse } from "next/og";
import sharp from "sharp";
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

/** A photo with words on its foot, as JPEG. Without a photo the words stand on our own colours. */
export async function cardImage(photo: Buffer | undefined, facts: Facts): Promise<Buffer> {
  const { width, height } = OG_SIZE;
  const words = new ImageResponse(<Words {...facts} />, {
    ...OG_SIZE,
    fonts: [{ name: "Pretendard", data: await boldFont(), weight: 700 }],
  });
  const ground = photo
    ? sharp(photo).resize(width, height, { fit: "cover", position: "attention" })
    : sharp({ create: { width, height, channels: 3, background: "#12110f" } });
  return ground
    .composite([{ input: Buffer.from(await words.arrayBuffer()) }])
    .jpeg({ quality: 82 })
    .toBuffer();
}

function Words({ title, line, bib }: Facts) {
  return (
    <div style={SHEET}>
      {bib !== undefined && <div style={BIB}>{bib}</div>}
      <div style={{ fontSize: 68, lineHeight: 1.1 }}>{title}</div>
      <div style={{ fontSize: 34, opacity: 0.9, marginTop: 12 }}>{line}</div>
      <div style={{ position: "absolute", left: 0, bottom: 0, width: 1200, height: 14, background: "#d33a10" }} />
    </div>
  );
}

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
