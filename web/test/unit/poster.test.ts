import { inflateSync } from "node:zlib";
import decodeQr from "qr/decode.js";
import sharp from "sharp";
import { expect, test } from "vitest";
import { A4 } from "../../src/poster/pdf.ts";
import { poster } from "../../src/poster/poster.ts";

const URL_OF_RACE = "https://photos.example.com/events/seoul-trail-2026";
const words = {
  heading: "내 사진 찾기",
  text: "스캔하고 배번만 입력하세요.",
  when: "2026년 10월 18일 · 서울",
  address: "photos.example.com/events/seoul-trail-2026",
};
const made = (name: string, logo?: Buffer) =>
  poster({
    event: { name, branding: { accent: "#ffee00", sponsors: [] } },
    words,
    url: URL_OF_RACE,
    language: "ko",
    logo,
  });

/** Every object by its number, found where the table says that it is: a viewer looks nowhere else. */
function objects(pdf: Buffer): Map<number, { readonly head: string; readonly data: Buffer }> {
  const text = pdf.toString("latin1");
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const [, count = ""] = /^xref\n0 (\d+)\n/.exec(text.slice(table)) ?? [];
  const found = new Map<number, { head: string; data: Buffer }>();
  for (let number = 1; number < Number(count); number++) {
    const offset = Number(text.slice(table).split("\n")[number + 2]?.slice(0, 10));
    expect(text.slice(offset).startsWith(`${number} 0 obj\n`)).toBe(true);
    const end = text.indexOf("\nendobj", offset);
    const stream = text.indexOf("stream\n", offset);
    const hasStream = stream !== -1 && stream < end;
    const length = Number(/\/Length (\d+)/.exec(text.slice(offset, end))?.[1] ?? 0);
    const from = stream + "stream\n".length;
    found.set(number, {
      head: text.slice(offset, hasStream ? stream : end),
      data: hasStream ? pdf.subarray(from, from + length) : Buffer.alloc(0),
    });
  }
  return found;
}

const contentOf = (pdf: Buffer) => inflateSync(objects(pdf).get(4)!.data).toString("latin1");
const squaresOf = (content: string) =>
  [...content.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$/gm)].map((match) => match.slice(1).map(Number));

/** The picture of all squares, two dots a point, for a reader of codes. */
function seen(squares: readonly (readonly number[])[]) {
  const [width, height] = [Math.round(A4.width * 2), Math.round(A4.height * 2)];
  const data = new Uint8Array(width * height * 4).fill(255);
  for (const [x = 0, y = 0, w = 0, h = 0] of squares) {
    for (let row = Math.round((A4.height - y - h) * 2); row < Math.round((A4.height - y) * 2); row++) {
      for (let column = Math.round(x * 2); column < Math.round((x + w) * 2); column++) {
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
      }
    }
  }
  return { width, height, data };
}

test("A poster is one A4 page in the race's language whose code leads to the race", async () => {
  const pdf = await made("Seoul Trail 2026");
  const found = objects(pdf);
  expect(found.get(1)?.head).toContain("/Lang (ko)");
  expect(found.get(3)?.head).toContain(`/MediaBox [0 0 ${A4.width} ${A4.height}]`);
  expect(decodeQr(seen(squaresOf(contentOf(pdf))))).toBe(URL_OF_RACE);
});

test.each([
  ["a short one", "K"],
  ["a long one", "제27회 서울 국제 하프 마라톤 및 걷기 대회 2026 with a name that does not end at all 🏃"],
  ["one long word", "W".repeat(120)],
])("A name stays on the page and leaves the code readable: %s", async (_, name) => {
  const content = contentOf(await made(name));
  const points = [...content.matchAll(/(-?[\d.]+) (-?[\d.]+) (?:m|l|c)$/gm)].map(([, x, y]) => [Number(x), Number(y)]);
  expect(points.length).toBeGreaterThan(100);
  for (const [x = 0, y = 0] of points) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(A4.width);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(A4.height);
  }
  expect(decodeQr(seen(squaresOf(content)))).toBe(URL_OF_RACE);
});

test("A logo is in it as a picture without its alpha", async () => {
  const logo = await sharp({ create: { width: 40, height: 10, channels: 4, background: "#0000ff80" } })
    .webp()
    .toBuffer();
  const picture = objects(await made("Seoul Trail", logo)).get(5);
  expect(picture?.head).toContain("/Width 40 /Height 10");
  expect(inflateSync(picture?.data ?? Buffer.alloc(0))).toHaveLength(40 * 10 * 3);
});

test("Nothing in a race's name becomes a part of the file", async () => {
  const pdf = await made("Race) >> endobj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> \n%PDF");
  expect(pdf.toString("latin1")).not.toMatch(/OpenAction|JavaScript/);
  expect(objects(pdf).size).toBe(6);
});
