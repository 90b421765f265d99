import { describe, expect, test } from "vitest";
import { Photo } from "../../src/photo/index.ts";
import type { FaceMatch } from "../../src/port/index.ts";
import { Proposal } from "../../src/proposal/index.ts";
import { proposeFor } from "../../src/proposal/propose-for.ts";
import { memoryPorts } from "../support/memory-ports.ts";
import { EVENT, id, photo } from "../support/photo-record.ts";
import { reviewQueue } from "../support/review-queue.ts";

const BOX = { left: 0.4, top: 0.2, width: 0.1, height: 0.1 };

const face = (faceId: string, extra: Partial<Photo.FaceRecord> = {}): Photo.FaceRecord => ({
  faceId,
  box: BOX,
  confidence: 99,
  ...extra,
});
const sure = (bib: string): Photo.BibMatch => ({ bib, confidence: 99, source: "ocr", state: "confirmed", reasons: [] });
const match = (faceId: string, digit: number, similarity: number): FaceMatch => ({
  faceId,
  photoId: id(digit),
  similarity,
});
const link = (faceId: string, digit: number, area = 0.01) => ({ bib: "1204", faceId, photoId: id(digit), area });

describe("what follows from faces with a bib", () => {
  test("One photo is not enough to compare a face with others", () => {
    expect(Proposal.chosen([link("a", 1), link("b", 1)])).toEqual([]);
    expect(Proposal.chosen([link("a", 1), link("b", 2)]).map(({ faceId }) => faceId)).toEqual(["a", "b"]);
  });

  test("The largest faces are compared, one a photo, three at most", () => {
    const links = [
      link("small", 1, 0.01),
      link("large", 1, 0.04),
      link("b", 2, 0.02),
      link("c", 3, 0.03),
      link("d", 4),
    ];
    expect(Proposal.chosen(links).map(({ faceId }) => faceId)).toEqual(["large", "c", "b"]);
  });

  test("A face counts that two of them are like, with its greatest similarity", () => {
    const searches = [[match("x", 5, 96), match("y", 6, 99)], [match("x", 5, 98)], []];
    expect(Proposal.agreed(searches)).toEqual([match("x", 5, 98)]);
  });
});

/** Two photos of 1204 with her face, and a third of the same face without a bib. */
function race(third: Partial<Photo.Info> = {}) {
  const { ports, world } = memoryPorts();
  const photos = [
    photo(1, { bibs: [sure("1204")], faces: [face("a", { bib: "1204" })] }),
    photo(2, { bibs: [sure("1204")], faces: [face("b", { bib: "1204" })] }),
    photo(3, { faces: [face("c")], facesState: "indexed", ...third }),
  ];
  for (const each of photos) world.photos.set(`${EVENT.eventId}/${each.photoId}`, each);
  const matches = new Map([
    ["a", [match("b", 2, 99), match("c", 3, 97)]],
    ["b", [match("a", 1, 99), match("c", 3, 98)]],
  ]);
  const recogniser = { searchFace: async ({ faceId }: { faceId: string }) => matches.get(faceId) ?? [] };
  const run = (links = [link("a", 1), link("b", 2)], proposed: { faceId: string; photoId: string }[] = []) =>
    proposeFor({ ...ports, recogniser }, EVENT, { bib: "1204", links, proposed });
  const read = async () => (await ports.projection.photo({ ...EVENT, photoId: id(3) }))!;
  return { run, read, ports };
}

describe("a photo without a bib", () => {
  test("is proposed for the bib that its face wears on others, as a proposal and no bib of the photo", async () => {
    const { run, read } = race();
    expect(await run()).toBe(1);
    const proposed = await read();
    expect(proposed.bibs).toEqual([]);
    expect(Photo.proposedBibs(proposed)).toMatchObject([
      { bib: "1204", confidence: 98, source: "face", state: "proposed", reasons: ["same-face"], box: BOX },
    ]);
    expect(await run()).toBe(0);
  });

  test("is found in the index of likenesses and not among the photos of the bib", async () => {
    const { run, read } = race();
    await run();
    const proposed = await read();
    expect(Photo.bibRows(proposed)).toMatchObject([{ GSI1PK: "EVT#seoul-trail-2026#BIB#1204#FACE" }]);
    const forgotten = { ...proposed, faces: [] };
    expect(Photo.bibRows(forgotten)).toEqual([]);
    expect(Photo.staleBibKeys(proposed, forgotten)).toHaveLength(1);
  });

  test.each<[string, Partial<Photo.Info>]>([
    ["that somebody said is not hers", { bibs: [{ ...sure("1204"), source: "manual", state: "rejected" }] }],
    ["whose face wears another bib", { bibs: [sure("77")], faces: [face("c", { bib: "77" })] }],
    ["whose face is more like another runner", { faces: [face("c", { proposal: { bib: "77", confidence: 99 } })] }],
    ["that was taken down", { visibility: "taken-down" }],
    ["whose face was deleted", { faces: [] }],
  ])("is not proposed: one %s", async (_, third) => {
    const { run, read } = race(third);
    expect(await run()).toBe(0);
    expect(Photo.proposedBibs(await read()).map(({ bib }) => bib)).not.toContain("1204");
  });

  test("loses its proposal when the faces with the bib are no longer there", async () => {
    const { run, read } = race();
    await run();
    expect(await run([link("a", 1)], [{ faceId: "c", photoId: id(3) }])).toBe(1);
    expect(Photo.proposedBibs(await read())).toEqual([]);
  });
});

describe("a person's word about a proposal", () => {
  const RUNNERS = new Map([["1204", { bib: "1204", name: "Ha-neul", race: "10K", isMinor: false }]]);

  test("is asked for in the review queue, with the face to look at", async () => {
    const { run, read } = race();
    await run();
    const [item] = (await reviewQueue([await read()], RUNNERS, { limit: 10 })).items;
    expect(item?.reading).toMatchObject({ bib: "1204", source: "face", box: BOX });
    expect(item?.candidates.map(({ bib }) => bib)).toEqual(["1204"]);
  });

  test("links the face for good, and gives it back to the queue when taken back", async () => {
    const { run, read } = race();
    await run();
    const now = new Date("2026-10-19T00:00:00Z");
    const before = await read();
    const said = Photo.linkedAsProposed(
      Photo.decided(before, [{ bib: "1204", decision: "confirmed" }], now),
      "1204",
      "1204",
    );
    expect(said.bibs).toMatchObject([{ bib: "1204", source: "manual", state: "confirmed", box: undefined }]);
    expect(said.faces[0]?.bib).toBe("1204");
    expect(Photo.proposedBibs(said)).toEqual([]);
    const taken = Photo.unlinked(Photo.undecided(said, "1204", undefined), "1204", "1204");
    expect(Photo.proposedBibs(taken)).toHaveLength(1);
  });

  test("that it is not her stands whatever the faces say", async () => {
    const { run, read, ports } = race();
    await run();
    const before = await read();
    const said = Photo.decided(before, [{ bib: "1204", decision: "rejected" }], new Date("2026-10-19T00:00:00Z"));
    await ports.projection.save(said, before);
    await run();
    const after = await read();
    expect(Photo.proposedBibs(after)).toEqual([]);
    expect(Photo.bibRows(after)).toEqual([]);
  });
});
