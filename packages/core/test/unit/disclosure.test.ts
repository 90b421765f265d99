import { expect, test } from "vitest";
import { Disclosure } from "../../src/disclosure/index.ts";
import { Photo } from "../../src/photo/index.ts";
import type { Truth } from "../../src/truth/index.ts";
import { memoryPorts } from "../support/memory-ports.ts";
import { EVENT, id, photo } from "../support/photo-record.ts";

const BOX = { left: 0.4, top: 0.1, width: 0.1, height: 0.1 };

const RUNNER = {
  bib: "1204",
  name: "Mina",
  gender: null,
  birth_year: null,
  division: null,
  wave: null,
  club: null,
  email: null,
  is_minor: false,
  name_hidden: false,
  corrected: [],
  races: null,
  results: null,
};

/** A truth layer that knows a runner and nothing else. */
const truth = {
  from: () => {
    const step: Record<string, unknown> = {
      maybeSingle: async () => ({ data: RUNNER, error: null }),
      // biome-ignore lint/suspicious/noThenProperty: supabase's queries are awaited, too
      then: (resolve: (answer: unknown) => void) => resolve({ data: [], error: null }),
    };
    for (const name of ["select", "eq", "order", "limit", "like", "contains"]) step[name] = () => step;
    return step;
  },
} as unknown as Truth;

test("What is held of a runner names faces that are proposed for her bib, on hidden photos, too, as likenesses", async () => {
  const face = { faceId: "face", box: BOX, confidence: 99 };
  const proposal = { bib: "1204", confidence: 97 };
  const photos = [
    photo(1, { faces: [{ ...face, bib: "1204" }], bibs: [read("1204")] }),
    photo(2, { faces: [{ ...face, proposal }] }),
    photo(3, { faces: [{ ...face, proposal }], visibility: "hidden" }),
    photo(4, { faces: [{ ...face, proposal: { ...proposal, bib: "77" } }] }),
  ];
  const { world, ports } = memoryPorts();
  for (const info of photos) world.photos.set(`${EVENT.eventId}/${info.photoId}`, info);
  const projection: typeof ports.projection = {
    ...ports.projection,
    gallery: async ({ bib, proposedByFace }) => {
      const found = photos.filter(
        (info) => Photo.isVisible(info) && Photo.proposedBibs(info).some((each) => each.bib === bib),
      );
      return { items: proposedByFace ? found.flatMap((info) => Photo.toTile(info) ?? []) : [], next: undefined };
    },
    list: () => Promise.reject(new Error("Reading every photo is for events without facts.")),
  };
  const coverFacts = { facts: async () => photos.flatMap((info) => Photo.coverFact(info) ?? []) };
  const held = await Disclosure.ofRunner({ truth, serverTruth: truth, projection, coverFacts }, EVENT, "1204");
  expect(held?.photos.map((each) => [each.photo.photoId, each.hasFace, each.isProposed])).toEqual([
    [id(1), true, false],
    [id(2), false, true],
    [id(3), false, true],
  ]);
});

function read(bib: string): Photo.BibMatch {
  return { bib, confidence: 99, source: "ocr", state: "confirmed", reasons: [] };
}
