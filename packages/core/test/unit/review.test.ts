import { describe, expect, test } from "vitest";
import { Photo } from "../../src/photo/index.ts";
import { Review } from "../../src/review/index.ts";
import { memoryPorts } from "../support/memory-ports.ts";
import { EVENT, id, photo } from "../support/photo-record.ts";
import { reviewQueue } from "../support/review-queue.ts";

const RUNNERS = new Map(
  ["1204", "1240", "77", "5000"].map((bib) => [
    bib,
    { bib, name: `Runner ${bib}`, race: "10K", isMinor: bib === "77" },
  ]),
);

function reading(bib: string, extra: Partial<Photo.BibMatch> = {}): Photo.BibMatch {
  const box = { left: 0.4, top: 0.5, width: 0.1, height: 0.05 };
  return { bib, confidence: 93, box, source: "ocr", state: "proposed", reasons: ["low-confidence"], ...extra };
}

describe("the queue", () => {
  test("What is doubtful and concerns many photos comes first", async () => {
    const year = reading("2026", { reasons: ["looks-like-year", "not-on-start-list"] });
    const items = (
      await reviewQueue([photo(1, { bibs: [reading("1204")] }), photo(2, { bibs: [year] })], RUNNERS, {
        limit: 10,
      })
    ).items;
    expect(items.map((item) => item.reading?.bib)).toEqual(["2026", "1204"]);
    const burst = [1, 2, 3].map((digit) => photo(digit, { bibs: [reading("1204")] }));
    const [first] = (
      await reviewQueue([...burst, photo(9, { bibs: [year], cameraId: "other" })], RUNNERS, {
        limit: 10,
      })
    ).items;
    expect(first?.reading?.bib).toBe("1204");
    expect(first?.burst).toHaveLength(2);
  });

  test("Sure readings, decided ones and hidden photos are not in it", async () => {
    const decided = photo(1, { bibs: [reading("1204", { source: "manual" })] });
    const sure = photo(2, { bibs: [reading("1204", { state: "confirmed" })] });
    const hidden = photo(3, { bibs: [reading("1204")], visibility: "taken-down" });
    expect((await reviewQueue([decided, sure, hidden], RUNNERS, { limit: 10 })).items).toEqual([]);
  });

  test("A photo without bibs is asked about once, with those seen a moment before", async () => {
    const before = photo(1, { bibs: [reading("1204", { state: "confirmed" })] });
    const [item] = (await reviewQueue([before, photo(3)], RUNNERS, { limit: 10 })).items;
    expect(item?.reading).toBeUndefined();
    expect(item?.candidates).toEqual([
      { bib: "1204", name: "Runner 1204", race: "10K", reasons: [{ code: "neighbour", seconds: -2 }] },
    ]);
    expect(
      (await reviewQueue([photo(3, { reviewedAt: "2026-10-18T00:00:00.000Z" })], RUNNERS, { limit: 10 })).items,
    ).toEqual([]);
  });

  test("Candidates are of the start list, ranked, and never somebody who is on the photo already", () => {
    const found = Review.candidates({
      read: { bib: "1240", confidence: 90 },
      present: new Set(["5000"]),
      sightings: [
        { bib: "1204", seconds: 1 },
        { bib: "5000", seconds: 1 },
      ],
      runners: RUNNERS,
    });
    expect(found.map(({ bib }) => bib)).toEqual(["1204", "1240"]);
    expect(found[0]?.reasons.map(({ code }) => code)).toEqual(["one-slip", "neighbour"]);
  });
});

describe("what runners report", () => {
  const said = (bib: string, me: number, notMe: number) => new Map([[id(1), new Map([[bib, { me, notMe }]])]]);
  const sure = photo(1, { bibs: [reading("1204", { state: "confirmed", confidence: 99, reasons: [] })] });

  test("A reading that nobody doubted is asked about when its runner says that it is not them", async () => {
    const [item] = (await reviewQueue([sure], RUNNERS, { limit: 10 }, said("1204", 0, 1))).items;
    expect(item).toMatchObject({ reading: { bib: "1204" }, said: { me: 0, notMe: 1 }, sure: [] });
    const [twice] = (await reviewQueue([sure], RUNNERS, { limit: 10 }, said("1204", 0, 2))).items;
    expect(twice?.worth).toBeGreaterThan(item?.worth ?? 1);
  });

  test("So is one that a person had decided, and one that was rejected is not", async () => {
    const manual = photo(1, { bibs: [reading("1204", { state: "confirmed", source: "manual" })] });
    expect((await reviewQueue([manual], RUNNERS, { limit: 10 }, said("1204", 0, 1))).items).toHaveLength(1);
    const rejected = photo(1, { bibs: [reading("1204", { state: "rejected", source: "manual" })] });
    expect((await reviewQueue([rejected], RUNNERS, { limit: 10 }, said("1204", 0, 1))).items).toEqual([]);
  });

  test("What runners report can be asked for alone, and a queue comes in parts", async () => {
    const doubtful = [2, 3, 4].map((digit) => photo(digit, { bibs: [reading(`50${digit}`)], cameraId: `${digit}` }));
    const photos = [...doubtful, sure];
    const keys = async (part: Review.Part) => {
      const found = await reviewQueue(photos, RUNNERS, part, said("1204", 0, 1));
      return [found.items.map((item) => item.reading?.bib), found.total, found.reported];
    };
    expect(await keys({ limit: 10, isReported: true })).toEqual([["1204"], 1, 1]);
    const [whole] = await keys({ limit: 10 });
    expect(whole).toHaveLength(4);
    expect(await keys({ from: 1, limit: 2 })).toEqual([(whole as string[]).slice(1, 3), 4, 1]);
  });

  test("A bib that its runner misses on a photo is proposed there, before anything else", async () => {
    const [item] = (await reviewQueue([sure], RUNNERS, { limit: 10 }, said("5000", 1, 0))).items;
    expect(item).toMatchObject({ reading: undefined, claim: "5000", sure: ["1204"] });
    expect(item?.candidates[0]).toMatchObject({ bib: "5000", reasons: [{ code: "said-me", count: 1 }] });
  });
});

describe("two editors", () => {
  const AT = "2026-10-19T00:00:00.000Z";
  const decide = (seen: Partial<Photo.Info>, input: Omit<Parameters<typeof Review.decide>[1], "photoIds">) => {
    const { world, ports } = memoryPorts();
    const info = photo(1, seen);
    world.photos.set(`${EVENT.eventId}/${info.photoId}`, info);
    const step: Record<string, unknown> = {
      // biome-ignore lint/suspicious/noThenProperty: supabase's queries are awaited, too
      then: (resolve: (answer: unknown) => void) => resolve({ data: [], error: null }),
    };
    for (const name of ["from", "insert", "update", "select", "eq", "in"]) step[name] = () => step;
    const truth = step as unknown as Review.Context["truth"];
    return Review.decide({ ...ports, truth, event: EVENT, newId: () => "batch" }, { photoIds: [id(1)], ...input });
  };
  const manual = { bibs: [reading("1204", { source: "manual", state: "confirmed" })], reviewedAt: AT };

  test("The second one is told what the first one said, of a reading and of a photo without any", async () => {
    expect(await decide(manual, { reading: "1204" })).toEqual({ status: "decided-already", bib: "1204" });
    expect(await decide(manual, { bib: "5000" })).toEqual({ status: "decided-already", bib: "1204" });
    expect(await decide(manual, { claim: "1204" })).toEqual({ status: "decided-already", bib: "1204" });
  });

  test("Who has seen the first decision may decide again", async () => {
    expect(await decide(manual, { reading: "1204", seenAt: AT })).toMatchObject({ status: "decided" });
    expect(await decide(manual, { claim: "5000", bib: "5000" })).toMatchObject({ status: "decided" });
  });
});

describe("a burst", () => {
  const AT = "2026-10-19T00:00:00.000Z";
  const said = reading("1204", { source: "manual", state: "confirmed" });

  /** A truth layer that holds decisions, and nothing else. */
  function desk(photos: readonly Photo.Info[]) {
    const { world, ports } = memoryPorts();
    for (const info of photos) world.photos.set(`${EVENT.eventId}/${info.photoId}`, info);
    const decisions: Record<string, unknown>[] = [];
    const ask = (table: string) => {
      let found = table === "photo_decisions" ? decisions : [];
      let change: Record<string, unknown> | undefined;
      const step: Record<string, unknown> = {
        insert: (rows: readonly Record<string, unknown>[]) => {
          const added = rows.map((row, index) => ({ id: `${decisions.length + index}`, undone_at: null, ...row }));
          decisions.push(...added);
          found = added;
          return step;
        },
        update: (values: Record<string, unknown>) => {
          change = values;
          return step;
        },
        select: () => step,
        in: () => step,
        // biome-ignore lint/suspicious/noThenProperty: supabase's queries are awaited, too
        then: (resolve: (answer: unknown) => void) => {
          for (const row of found) Object.assign(row, change);
          resolve({ data: found, error: null });
        },
      };
      for (const name of ["eq", "is"]) {
        step[name] = (column: string, value: unknown) => {
          found = found.filter((row) => row[column] === value);
          return step;
        };
      }
      return step;
    };
    const truth = { from: ask } as unknown as Review.Context["truth"];
    const context = { ...ports, truth, event: EVENT, newId: () => "5b0b7f7e-6a43-4d0f-9c52-0a3a2f6f3c11" };
    const of = (digit: number) => world.photos.get(`${EVENT.eventId}/${id(digit)}`);
    const words = () => decisions.filter((row) => row.undone_at === null).map((row) => `${row.photo_id}`.at(-1));
    return { context, of, words };
  }

  test("What somebody decided about one photo of it stays, and is not counted", async () => {
    const rejected = photo(2, { bibs: [{ ...said, state: "rejected" }], reviewedAt: AT });
    const { context, of, words } = desk([photo(1, { bibs: [reading("1204")] }), rejected]);
    const decided = await Review.decide(context, { photoIds: [id(1), id(2)], reading: "1204", bib: "1204" });
    expect(decided).toMatchObject({ status: "decided", photos: 1 });
    expect([of(1), of(2)].map((info) => info?.bibs[0]?.state)).toEqual(["confirmed", "rejected"]);
    expect(words()).toEqual(["1"]);
  });

  test("Of two editors in the same second the first one's word stands, and the second one's was never said", async () => {
    const { context, of, words } = desk([photo(1, { bibs: [reading("1204")] }), photo(2, { bibs: [reading("1204")] })]);
    const { save } = context.projection;
    let isFirst = true;
    const projection = {
      ...context.projection,
      save: async (info: Photo.Info, previous: Photo.Info | undefined) => {
        const other = of(1);
        if (isFirst && other) {
          isFirst = false;
          const bibs = [{ ...said, state: "rejected" as const }];
          await save({ ...other, revision: other.revision + 1, bibs, reviewedAt: AT }, other);
        }
        return save(info, previous);
      },
    };
    const input = { photoIds: [id(1), id(2)], reading: "1204", bib: "1204" };
    expect(await Review.decide({ ...context, projection }, input)).toMatchObject({ status: "decided", photos: 1 });
    expect([of(1), of(2)].map((info) => info?.bibs[0]?.state)).toEqual(["rejected", "confirmed"]);
    expect(words()).toEqual(["2"]);
  });

  test("Taking it back, when it broke off, goes on where it was", async () => {
    const photos = [1, 2, 3].map((digit) => photo(digit, { bibs: [reading("1204")] }));
    const { context, of, words } = desk(photos);
    const photoIds = photos.map(({ photoId }) => photoId);
    const decided = await Review.decide(context, { photoIds, reading: "1204", bib: "1204" });
    if (decided.status !== "decided") throw new Error(decided.status);
    const save: typeof context.projection.save = async (info, previous) => {
      if (info.photoId === id(2)) throw new Error("Throttled.");
      return context.projection.save(info, previous);
    };
    const broken = { ...context, projection: { ...context.projection, save } };
    await expect(Review.undo(broken, decided)).rejects.toThrow("Throttled");
    expect(words()).toHaveLength(3);
    expect(await Review.undo(context, decided)).toEqual({ photos: 3 });
    expect([of(1), of(2), of(3)].map((info) => info?.bibs)).toEqual(photos.map(({ bibs }) => bibs));
    expect(words()).toEqual([]);
    expect(await Review.undo(context, decided)).toEqual({ photos: 0 });
  });
});

describe("decisions", () => {
  const now = new Date("2026-10-19T00:00:00.000Z");

  test("A confirmed reading keeps its place and is a person's from now on", () => {
    const result = Photo.decided(photo(1, { bibs: [reading("1204")] }), [{ bib: "1204", decision: "confirmed" }], now);
    expect(result.bibs).toMatchObject([{ bib: "1204", source: "manual", state: "confirmed", box: { left: 0.4 } }]);
    expect(result.revision).toBe(2);
  });

  test("A person's word stands when the photo is read again", async () => {
    const rejected = Photo.decided(photo(1, { bibs: [reading("2026")] }), [{ bib: "2026", decision: "rejected" }], now);
    const again = Photo.recorded(
      rejected,
      {
        contentHash: "0".repeat(64),
        width: 3000,
        height: 2000,
        thumbhash: "hash",
        captureTime: "2026-10-18T00:00:01.000Z",
        captureTimeSource: "exif",
        cameraId: "camera",
        bibs: [reading("2026", { state: "confirmed" }), reading("1204", { state: "confirmed" })],
        faces: [],
        facesState: "indexed",
        partialReasons: [],
      },
      now,
    );
    expect(again.bibs.map(({ bib, state }) => `${bib} ${state}`)).toEqual(["2026 rejected", "1204 confirmed"]);
    expect(Photo.bibRows(again)).toHaveLength(1);
  });

  test("Taking a decision back leaves the reading as it was", () => {
    const before = reading("1204");
    const result = Photo.decided(photo(1, { bibs: [before] }), [{ bib: "1204", decision: "rejected" }], now);
    expect(Photo.undecided(result, "1204", before).bibs).toEqual([before]);
    expect(Photo.undecided(result, "1204", undefined).bibs).toEqual([]);
  });

  test("A face goes with the bib that a person puts right", () => {
    const face = { faceId: "f", box: { left: 0, top: 0, width: 1, height: 1 }, confidence: 99, bib: "1240" };
    expect(Photo.relinked(photo(1, { faces: [face] }), "1240", "1204").faces[0]?.bib).toBe("1204");
    expect(Photo.relinked(photo(1, { faces: [face] }), "1240", undefined).faces[0]?.bib).toBeUndefined();
  });
});

describe("a start list that changed", () => {
  test("Evidence follows it, people's words stay, and faces of new minors go", async () => {
    const { world, ports } = memoryPorts();
    const face = { faceId: "f", box: { left: 0, top: 0, width: 1, height: 1 }, confidence: 99, bib: "77" };
    const stale = reading("1204", { state: "confirmed", reasons: [], confidence: 99 });
    const manual = reading("4321", { source: "manual", state: "confirmed", reasons: [] });
    const before = photo(1, {
      bibs: [stale, manual, reading("4444", { reasons: [], state: "confirmed" })],
      faces: [face],
    });
    world.photos.set(`${EVENT.eventId}/${before.photoId}`, before);
    const truth = { rpc: async () => ({ data: [...RUNNERS.values()], error: null }) };
    const context = {
      ...ports,
      truth: truth as unknown as Parameters<typeof Review.rejudge>[0]["truth"],
      event: EVENT,
    };
    expect(await Review.rejudge(context)).toBe(1);
    const after = world.photos.get(`${EVENT.eventId}/${before.photoId}`);
    expect(after?.bibs.map(({ bib, state, onStartList }) => [bib, state, onStartList])).toEqual([
      ["1204", "confirmed", true],
      ["4321", "confirmed", false],
      ["4444", "proposed", false],
    ]);
    expect(after?.faces).toEqual([]);
    expect(await Review.rejudge(context)).toBe(0);
  });
});
