import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { MOST_IN_LINK, sharedWords, sharePhotos } from "../../src/take/share.ts";

const address = {
  base: "https://cdn.example/o/e/processed/",
  renditions: [{ name: "large" as const, suffix: ".jpg", edge: 2048 }],
  query: "",
};
const photos = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `P${index}` }));
const share = (count = 1) =>
  sharePhotos({ countFor: undefined, title: "Race", url: "https://site.example/p", address, photos: photos(count) });

let fetched: string[];
let copied: string[];
beforeEach(() => {
  [fetched, copied] = [[], []];
  vi.stubGlobal("fetch", async (url: string) => {
    fetched.push(url);
    return new Response("jpeg");
  });
});
afterEach(() => vi.unstubAllGlobals());

/** What the device can do, and what its own share sheet was given. */
function device({ files = false, ends }: { files?: boolean; ends?: Error } = {}) {
  const given: ShareData[] = [];
  vi.stubGlobal("navigator", {
    canShare: (data: ShareData) => files || !data.files?.length,
    share: async (data: ShareData) => {
      if (ends) throw ends;
      given.push(data);
    },
    clipboard: { writeText: async (text: string) => void copied.push(text) },
  });
  return given;
}

test("A device that takes files gets the pictures themselves, in its own share sheet", async () => {
  const given = device({ files: true });
  expect(await share(2)).toBe("shared");
  expect(given[0]?.files?.map(({ name, type }) => [name, type])).toEqual([
    ["P0.jpg", "image/jpeg"],
    ["P1.jpg", "image/jpeg"],
  ]);
});

test("One that takes none, or too many pictures for it, gets the link, and no picture is loaded for nothing", async () => {
  const link = [{ title: "Race", url: "https://site.example/p" }];
  const without = device();
  expect([await share(), without]).toEqual(["shared", link]);
  const many = device({ files: true });
  expect([await share(11), many, fetched]).toEqual(["shared", link, []]);
});

test("Closing the sheet is no failure; a sheet that fails, and a device without one, leave the link to paste", async () => {
  device({ ends: new DOMException("closed", "AbortError") });
  expect([await share(), copied]).toEqual(["shared", []]);
  device({ ends: new DOMException("no", "NotAllowedError") });
  expect([await share(), copied]).toEqual(["copied", ["https://site.example/p"]]);
  vi.stubGlobal("navigator", { clipboard: { writeText: () => Promise.reject(new Error("no")) } });
  expect(await share()).toBe("copyFailed");
});

test("A link that holds fewer photos than were picked says so, copied or handed to the device's own share sheet", () => {
  const words = (outcome: Parameters<typeof sharedWords>[0]) => [
    sharedWords(outcome, MOST_IN_LINK),
    sharedWords(outcome, MOST_IN_LINK + 1),
  ];
  expect(words("copied")).toEqual(["copied", "copiedFirst"]);
  expect(words("shared")).toEqual([undefined, "sharedFirst"]);
  expect(words("copyFailed")).toEqual(["copyFailed", "copyFailed"]);
});
