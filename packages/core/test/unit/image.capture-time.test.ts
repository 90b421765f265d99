import sharp from "sharp";
import { expect, test } from "vitest";
import { Image } from "../../src/image/index.ts";
import { jpeg } from "../support/pictures.ts";

const UPLOADED = new Date("2026-10-18T09:00:00.000Z");

async function timeOf(exif: Record<string, Record<string, string>>, timeZone = "Asia/Seoul") {
  const metadata = await sharp(await jpeg({ exif })).metadata();
  return Image.captureTime(metadata.exif, UPLOADED, timeZone);
}

test("The camera's offset decides when it gives one", async () => {
  const IFD2 = { DateTimeOriginal: "2026:10:18 08:30:12", SubSecTimeOriginal: "250", OffsetTimeOriginal: "+02:00" };
  expect(await timeOf({ IFD2 })).toEqual({ at: "2026-10-18T06:30:12.250Z", source: "exif" });
});

test("Without an offset the camera shows the event's local time", async () => {
  const IFD2 = { DateTimeOriginal: "2026:10:18 08:30:12" };
  expect(await timeOf({ IFD2 })).toEqual({ at: "2026-10-17T23:30:12.000Z", source: "exif" });
});

test("A summer-time zone is honoured on both sides of the change", async () => {
  const at = async (time: string) => (await timeOf({ IFD2: { DateTimeOriginal: time } }, "Europe/Berlin")).at;
  expect(await at("2026:07:01 12:00:00")).toBe("2026-07-01T10:00:00.000Z");
  expect(await at("2026:01:01 12:00:00")).toBe("2026-01-01T11:00:00.000Z");
  expect(await at("2026:03:29 03:30:00")).toBe("2026-03-29T01:30:00.000Z");
});

test.each([
  ["nothing", {}],
  ["a camera whose clock was never set", { IFD2: { DateTimeOriginal: "1980:01:01 00:00:00" } }],
  ["a time after the upload", { IFD2: { DateTimeOriginal: "2027:10:18 08:30:12" } }],
  ["no time at all", { IFD0: { Make: "Camera" } }],
])("With %s the upload's time stands in, and says so", async (_, exif) => {
  expect(await timeOf(exif as Record<string, Record<string, string>>)).toEqual({
    at: UPLOADED.toISOString(),
    source: "upload",
  });
});

test("A damaged EXIF block costs the time, not the photo", () => {
  expect(Image.captureTime(Buffer.from("Exif\0\0MM*broken"), UPLOADED, "Asia/Seoul").source).toBe("upload");
});
