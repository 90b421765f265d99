import { describe, expect, test } from "vitest";
import { changesOf, momentOf, wavesOf } from "../../src/desk/settings/settings-input.ts";

const ZONE = "Asia/Seoul";

test("A wave is a line with a name and the time of its start where the race is", () => {
  expect(wavesOf("A 08:00\n\n Elite women, 7:55 ", "2026-10-18", ZONE)).toEqual([
    { name: "A", startsAt: "2026-10-17T23:00:00.000Z" },
    { name: "Elite women", startsAt: "2026-10-17T22:55:00.000Z" },
  ]);
});

test("A wave without a time keeps its words and has no start, so that the domain refuses it", () => {
  expect(wavesOf("B later", "2026-10-18", ZONE)).toEqual([{ name: "B later", startsAt: "" }]);
});

describe("the finish video", () => {
  const form = (values: Record<string, string>) => {
    const made = new FormData();
    for (const [name, value] of Object.entries(values)) made.set(name, value);
    return made;
  };

  test("begins at a second of the event's clock", () => {
    expect(momentOf("2026-10-18T09:30:15", ZONE)).toBe("2026-10-18T00:30:15.000Z");
    expect(momentOf("2026-10-18T09:30", ZONE)).toBe("2026-10-18T00:30:00.000Z");
    expect(momentOf("soon", ZONE)).toBe("");
  });

  test("that is a file stays one while its start is corrected", () => {
    const videoFile = "0123456789ABCDEFGHJKMNPQRS.mp4";
    const said = form({ videoFile, videoSeconds: "5400", videoStart: "2026-10-18T09:30:15" });
    expect(changesOf("video", said, ZONE)).toEqual({
      finishVideo: { file: videoFile, startsAt: "2026-10-18T00:30:15.000Z", seconds: 5400 },
    });
  });

  test("is none when its address is empty", () => {
    expect(changesOf("video", form({ videoUrl: "", videoStart: "2026-10-18T09:30" }), ZONE)).toEqual({
      finishVideo: null,
    });
  });
});
