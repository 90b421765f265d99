import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Bib } from "../../src/bib/index.ts";

const SIZE = { width: 2048, height: 1365 };

interface Print {
  readonly x?: number;
  readonly y?: number;
  /** Height as a ratio of the picture's. */
  readonly height?: number;
  readonly confidence?: number;
}

/** A word as the recogniser gives it, upright, each character half as wide as high. */
function word(text: string, { x = 0.5, y = 0.5, height = 0.03, confidence = 99 }: Print = {}) {
  const width = (text.length * height * 0.5 * SIZE.height) / SIZE.width;
  const box = { left: x - width / 2, top: y - height / 2, width, height };
  const { left, top } = box;
  const polygon = [
    { x: left, y: top },
    { x: left + width, y: top },
    { x: left + width, y: top + height },
    { x: left, y: top + height },
  ];
  return { type: "WORD" as const, text, confidence, box, polygon };
}
const read = (words: ReturnType<typeof word>[], rules: Parameters<typeof Bib.Rules.parse>[0] = {}) =>
  Bib.read(words, SIZE, Bib.Rules.parse(rules));
const bibs = (candidates: readonly { bib: string }[]) => candidates.map(({ bib }) => bib);

describe("reading", () => {
  test("A number on a chest is a bib, and sure when it is read surely", () => {
    expect(read([word("1204")])).toMatchObject([{ bib: "1204", state: "confirmed" }]);
  });

  test("Of the numbers on one bib the tallest is the bib", () => {
    const found = read([word("1204", { height: 0.04 }), word("88", { height: 0.012, y: 0.53 })]);
    expect(bibs(found)).toEqual(["1204"]);
  });

  test("A year is proposed, and is none of the bibs where a number about as tall stands beside it", () => {
    expect(read([word("2040")])).toMatchObject([{ bib: "2040", state: "proposed", reasons: ["looks-like-year"] }]);
    const sameBib = [word("1204", { height: 0.03 }), word("2026", { height: 0.035, y: 0.53 })];
    expect(bibs(read(sameBib))).toEqual(["1204"]);
  });

  test("Bibs of one to six characters are read, where the event's rules say so", () => {
    const rules = {
      maxLength: 6,
      lettersAllowed: true,
      ranges: [
        { from: 1, to: 9 },
        { prefix: "AB", from: 1, to: 9999 },
      ],
    };
    expect(bibs(read([word("AB1204", { x: 0.2 }), word("7", { x: 0.8 })], rules)).sort()).toEqual(["7", "AB1204"]);
    expect(bibs(read([word("123456")]))).toEqual([]);
    expect(read([word("123456")], { maxLength: 6 })).toMatchObject([{ bib: "123456", state: "confirmed" }]);
    expect(bibs(read([word("1204"), word("B207", { x: 0.2 })], { lettersAllowed: true, pattern: "B\\d{3}" }))).toEqual([
      "B207",
    ]);
  });

  test("Each bib keeps where it stands, how surely it was read, and what speaks for and against it", () => {
    const [first] = read([word("1204", { x: 0.3, confidence: 93 }), word("1204", { x: 0.7, confidence: 92 })]);
    const { box } = word("1204", { x: 0.3 });
    expect(first).toEqual({
      bib: "1204",
      confidence: 93,
      box,
      state: "proposed",
      reasons: ["read-twice", "low-confidence"],
    });
  });

  test("A number cut by the picture's edge is never confirmed", () => {
    const found = read([word("54", { x: 0.01 })]);
    for (const { state } of found) expect(state).toBe("proposed");
  });

  test("Two digits may be the rest of a longer number, unless the event's rules say that its numbers are so short", () => {
    expect(read([word("62")])).toMatchObject([{ bib: "62", state: "proposed", reasons: ["few-digits"] }]);
    expect(read([word("62")], { maxLength: 2 })).toMatchObject([{ state: "confirmed" }]);
    expect(read([word("62")], { ranges: [{ from: 1, to: 80 }] })).toMatchObject([{ state: "confirmed" }]);
    expect(read([word("62")], { ranges: [{ from: 1, to: 1500 }] })).toMatchObject([{ state: "proposed" }]);
    const elite = {
      lettersAllowed: true,
      ranges: [
        { prefix: "F", from: 1, to: 30 },
        { from: 1000, to: 8999 },
      ],
    };
    expect(read([word("F12")], elite)).toMatchObject([{ state: "confirmed" }]);
  });

  test("The only number of its length beside longer ones may be the rest of one, and others as long vouch for it", () => {
    const states = (numbers: string[], rules: Parameters<typeof Bib.Rules.parse>[0] = {}) => {
      const found = read(
        numbers.map((number, index) => word(number, { x: 0.1 + 0.2 * index })),
        rules,
      );
      return numbers.map((number) => found.find(({ bib }) => bib === number)?.state);
    };
    expect(states(["365", "7483", "6291"])).toEqual(["proposed", "confirmed", "confirmed"]);
    expect(states(["365", "7483"])).toEqual(["confirmed", "confirmed"]);
    expect(states(["365", "541", "7483", "6291"])[0]).toBe("confirmed");
    const short = {
      ranges: [
        { from: 1, to: 999 },
        { from: 1000, to: 9999 },
      ],
    };
    expect(states(["365", "7483", "6291"], short)[0]).toBe("confirmed");
    expect(states(["25", "48", "16"])).toEqual(["confirmed", "confirmed", "confirmed"]);
    expect(states(["58", "62", "145", "929"]).slice(0, 2)).toEqual(["proposed", "proposed"]);
  });

  test("A number that is doubted itself vouches for none", () => {
    const found = read([word("25", { x: 0.2 }), word("48", { x: 0.6, confidence: 91 })]);
    expect(found.map(({ state }) => state)).toEqual(["proposed", "proposed"]);
  });

  test("A number a few px high is left out far behind the runners, and proposed when everybody is far away", () => {
    const far = word("167", { height: 0.0095, x: 0.2 });
    expect(bibs(read([word("1204"), far]))).toEqual(["1204"]);
    expect(read([far])).toMatchObject([{ bib: "167", state: "proposed", reasons: ["small"] }]);
  });

  test("What the event excludes is no bib", () => {
    expect(read([word("2026"), word("1204", { x: 0.2 })], { excluded: ["2026"] }).map(({ bib }) => bib)).toEqual([
      "1204",
    ]);
  });

  test("Letters belong to bibs only where the event says so", () => {
    expect(bibs(read([word("A207")]))).toEqual([]);
    expect(bibs(read([word("A207")], { lettersAllowed: true }))).toEqual(["A207"]);
  });

  test("Leading zeros stay", () => {
    expect(bibs(read([word("007")]))).toEqual(["007"]);
  });

  test("Noise is no bib", () => {
    expect(read([word("1204", { confidence: 40 })])).toEqual([]);
  });
});

describe("start list", () => {
  test("It says whether it knows the bib and never changes what was read", () => {
    const candidates = read([word("1204"), word("1284", { x: 0.2 })]);
    const judged = Bib.withStartList(candidates, new Set(["1204", "1234"]));
    expect(judged.map(({ bib, onStartList }) => [bib, onStartList])).toEqual(
      expect.arrayContaining([
        ["1204", true],
        ["1284", false],
      ]),
    );
    expect(judged.find(({ bib }) => bib === "1284")?.suggestions).toEqual(expect.arrayContaining(["1204", "1234"]));
  });
});

describe("what runners type", () => {
  test.each([
    [" 1204 ", "1204"],
    ["#1204", "1204"],
    ["１２０４", "1204"],
    ["1204번", "1204"],
    ["a-207", "A207"],
    ["007", "007"],
  ])("%j is understood as %s", (typed, bib) => {
    expect(Bib.parse(typed)).toEqual({ status: "ok", bib });
  });

  test.each([
    ["", "empty"],
    ["1234567", "too-long"],
    ["12;04", "not-letters-and-digits"],
  ])("%j is answered with %s", (typed, problem) => {
    expect(Bib.parse(typed)).toEqual({ status: "invalid", problem });
  });

  test("Whatever is typed is either a bib of 1 to 6 letters and digits or a problem by name", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const parsed = Bib.parse(typed);
        if (parsed.status === "ok") expect(parsed.bib).toMatch(/^[0-9A-Z]{1,6}$/);
        else expect(Bib.ParseProblems).toContain(parsed.problem);
      }),
    );
  });

  test("Near bibs are one slip away, likeliest first, and never the bib itself", () => {
    expect(Bib.near("1204", ["1204", "1240", "1205", "4021", "204"])).toEqual(["1240", "1205", "204"]);
    expect(Bib.near("7", ["007"])).toEqual(["007"]);
  });
});

test.each([
  ["1204", undefined],
  ["A12", "shape"],
  ["123456", "length"],
  ["000", "zeros"],
  ["2026", "excluded"],
  ["99", "range"],
] as const)("Of %s it is said why it is no bib of a race", (bib, why) => {
  const rules = Bib.Rules.parse({ ranges: [{ from: 100, to: 1500 }], excluded: ["2026"] });
  expect(Bib.misfit(bib, rules)).toBe(why);
});

test("With letters allowed a distance is no bib, and neither is what a pattern does not fit", () => {
  const rules = Bib.Rules.parse({ lettersAllowed: true, pattern: "A.*" });
  expect(Bib.misfit("21K", rules)).toBe("distance");
  expect(Bib.misfit("B12", rules)).toBe("pattern");
  expect(Bib.misfit("A12", rules)).toBeUndefined();
});
