import sharp from "sharp";
import { expect, test } from "vitest";
import { Logo } from "../../src/logo/index.ts";

const mark = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).composite([
    { input: { create: { width: 60, height: 30, channels: 4, background: "#d33a10" } }, left: 20, top: 20 },
  ]);

test("A logo is drawn anew: cut to what is on it, without what else the file said", async () => {
  const png = await mark(200, 200)
    .withExif({ IFD0: { Copyright: "SECRET-SERIAL" } })
    .png()
    .toBuffer();
  const drawn = await Logo.draw(png);
  if (typeof drawn === "string") throw new Error(drawn);
  expect(drawn).toMatchObject({ width: 60, height: 30 });
  expect(drawn.webp.includes("SECRET-SERIAL")).toBe(false);
  expect((await sharp(drawn.webp).metadata()).format).toBe("webp");
});

test("A large one is made to fit, and keeps its shape", async () => {
  const png = await sharp({ create: { width: 3000, height: 300, channels: 3, background: "#fff" } })
    .composite([
      { input: { create: { width: 2900, height: 290, channels: 3, background: "#123456" } }, left: 50, top: 5 },
    ])
    .png()
    .toBuffer();
  expect(await Logo.draw(png)).toMatchObject({ width: 640, height: 64 });
});

test.each([
  ["a drawing that may hold scripts", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
  ["a damaged file", Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])],
  ["nothing", Buffer.alloc(0)],
])("%s is no logo", async (_, bytes) => {
  expect(await Logo.draw(bytes)).toBe("not-a-logo");
});

test("More bytes or more pixels than any logo has are refused before they are read", async () => {
  expect(await Logo.draw(Buffer.alloc(Logo.LIMITS.file + 1))).toBe("too-large");
  const bomb = await sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: "#fff" } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  expect(bomb.length).toBeLessThan(Logo.LIMITS.file);
  expect(await Logo.draw(bomb)).toBe("not-a-logo");
});
