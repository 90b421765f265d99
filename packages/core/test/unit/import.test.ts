import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { Csv } from "../../src/csv/index.ts";
import { Import } from "../../src/import/index.ts";

const CHECKPOINTS = [{ id: "km5", name: "5 km" }];
const DAY = {
  startsOn: "2026-10-18",
  timeZone: "Asia/Seoul",
  starts: new Map([["10K", "2026-10-18T00:00:00.000Z"]]),
};
const options = (extra: object = {}) => Import.Options.parse({ fileName: "list.csv", ...extra });

async function read(text: string | Uint8Array): Promise<Import.Table> {
  const result = await Import.readTable(typeof text === "string" ? new TextEncoder().encode(text) : text);
  if (result.status === "refused") throw new Error(result.problem);
  return result.table;
}

async function rowsOf(text: string, extra: object = {}) {
  const table = await read(text);
  return Import.toRows(table, Import.guess(table.headers, CHECKPOINTS), options(extra), DAY);
}

function entry(extra: Partial<Import.Entry> = {}): Import.Entry {
  return {
    bib: "1",
    name: "Kim Mina",
    race: null,
    gender: null,
    birthYear: null,
    division: null,
    wave: null,
    club: null,
    email: null,
    isMinor: false,
    status: null,
    gunMs: null,
    chipMs: null,
    placeOverall: null,
    placeGender: null,
    placeDivision: null,
    splits: {},
    corrected: [],
    ...extra,
  };
}

describe("files", () => {
  test.each([
    ["commas", "Bib,Name\n12,Ana\n", ","],
    ["semicolons", "Bib;Name\n12;Ana, B.\n", ";"],
    ["tabs", "Bib\tName\n12\tAna\n", "\t"],
    ["pipes", "Bib|Name\n12|Ana\n", "|"],
  ])("A file with %s is read", async (_, text, delimiter) => {
    const table = await read(text);
    expect(table.headers).toEqual(["Bib", "Name"]);
    expect(table.delimiter).toBe(delimiter);
  });

  test("A Korean file of an old Excel is read in its own encoding", async () => {
    // 배번,이름 / 12,김민아 in EUC-KR, several lines so that letters' frequencies tell.
    const line = [0x31, 0x32, 0x2c, 0xb1, 0xe8, 0xb9, 0xce, 0xbe, 0xc6, 0x0a];
    const bytes = new Uint8Array([
      0xb9,
      0xe8,
      0xb9,
      0xf8,
      0x2c,
      0xc0,
      0xcc,
      0xb8,
      0xa7,
      0x0a,
      ...line,
      ...line,
      ...line,
    ]);
    const table = await read(bytes);
    expect(table.headers).toEqual(["배번", "이름"]);
    expect(table.rows[0]?.cells).toEqual(["12", "김민아"]);
    expect(table.encoding).toBe("euc-kr");
  });

  test("UTF-16 with a byte order mark and quoted line breaks are read", async () => {
    const text = '\ufeffBib,Name\n7,"Ana\nMaria"\n';
    const table = await read(new Uint8Array(Buffer.from(text, "utf16le")));
    expect(table.rows.map((row) => row.cells)).toEqual([["7", "Ana\nMaria"]]);
  });

  test("Titles above the column names are passed over", async () => {
    const table = await read("Seoul Trail 2026,,\nOfficial results,,\nPlace,Bib,Chip Time\n1,12,41:10\n");
    expect(table.headers).toEqual(["Place", "Bib", "Chip Time"]);
    expect(table.rows[0]?.number).toBe(4);
  });

  test.each([
    ["empty", new Uint8Array()],
    ["not-a-table", new Uint8Array([0x41, 0x00, 0x42, 0x00, 0x0a])],
    ["unreadable-workbook", new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3])],
  ])("What is %s is refused by name", async (problem, bytes) => {
    expect(await Import.readTable(bytes)).toEqual({ status: "refused", problem });
  });
});

describe("columns", () => {
  test.each([
    [
      ["Bib", "First Name", "Last Name", "Gender", "Age"],
      ["bib", "firstName", "lastName", "gender", "age"],
    ],
    [
      ["Place", "Bib", "Name", "Chip Time", "Gun Time"],
      ["placeOverall", "bib", "name", "chipTime", "gunTime"],
    ],
    [
      ["배번", "성명", "성별", "생년월일", "종목", "소속"],
      ["bib", "name", "gender", "birth", "race", "club"],
    ],
    [
      ["No.", "Athlete", "Contest", "5 km", "Notes"],
      ["bib", "name", "race", "split:km5", undefined],
    ],
  ])("%j is understood", (headers, mapping) => {
    expect(Import.guess(headers, CHECKPOINTS)).toEqual(mapping);
  });

  test("A meaning is given to one column only", () => {
    expect(Import.guess(["Bib", "No"], [])).toEqual(["bib", undefined]);
  });
});

describe("times", () => {
  test.each([
    ["1:23:45", 5_025_000],
    ["01:23:45.6", 5_025_600],
    ["1:23:45,678", 5_025_678],
    ["83:45", 5_025_000],
    ["42:10", 2_530_000],
    ["1h 23m 45s", 5_025_000],
    ["1시간 23분 45초", 5_025_000],
    ["1:23'45\"", 5_025_000],
    ["PT1H23M45S", 5_025_000],
    ["0.058159722", 5_025_000],
    ["26:00:00", 93_600_000],
  ])("%s is %i ms", (text, ms) => {
    expect(Import.parseDuration(text)).toBe(ms);
  });

  test.each(["", "abc", "1:75:00", "12", "1:23:99", "999:00:00"])("%j is no time", (text) => {
    expect(Import.parseDuration(text)).toBeUndefined();
  });
});

describe("lines", () => {
  test("A line becomes a runner, with names put together and the status read from the time", async () => {
    const { rows, problems } = await rowsOf("Bib,First,Last,Sex,DOB,Time\n#0042,Ana,Silva,F,2010-03-01,DNF\n");
    expect(problems).toEqual([]);
    expect(rows[0]).toMatchObject({
      bib: "0042",
      values: { name: "Ana Silva", gender: "f", birthYear: 2010, isMinor: true, status: "dnf", chipMs: null },
    });
  });

  test("Korean family names come first and without a space", async () => {
    const { rows } = await rowsOf("Bib,First,Last\n7,민아,김\n");
    expect(rows[0]?.values.name).toBe("김민아");
  });

  test("Columns that are not there say nothing, so they change nothing", async () => {
    const { rows } = await rowsOf("Bib,Name\n7,Ana\n");
    expect(rows[0]?.values).toEqual({ name: "Ana" });
  });

  test.each([
    ["bib-missing", "Bib,Name\n,Ana\n"],
    ["bib-invalid", "Bib,Name\n12/3,Ana\n"],
    ["bib-twice", "Bib,Name\n1,Ana\n1,Bea\n"],
    ["gender-unknown", "Bib,Sex\n1,purple\n"],
    ["birth-invalid", "Bib,DOB\n1,someday\n"],
    ["time-invalid", "Bib,Time\n1,fast\n"],
    ["email-invalid", "Bib,Email\n1,nobody\n"],
    ["place-invalid", "Bib,Place\n1,first\n"],
  ])("%s leaves the line out and says where", async (problem, text) => {
    const { problems } = await rowsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ problem, line: text.trim().split("\n").length });
  });

  test("A split is counted from the gun of the runner's race", async () => {
    const text = "Bib,Race,5 km\n1,10K,20:30\n";
    expect((await rowsOf(text)).rows[0]?.splits).toEqual({ km5: "2026-10-18T00:20:30.000Z" });
    const clock = await rowsOf("Bib,5 km\n1,9:20:30 AM\n", { splitBasis: "clock" });
    expect(clock.rows[0]?.splits).toEqual({ km5: "2026-10-18T00:20:30.000Z" });
  });
});

describe("the difference to what is there", () => {
  test("New, changed, same and missing runners are told apart", async () => {
    const { rows } = await rowsOf("Bib,Name,Club\n1,Kim Mina,Runners\n2,Lee Jun,\n3,Park Seo,\n");
    const result = Import.diff(rows, [entry(), entry({ bib: "2", name: "Lee Jun" }), entry({ bib: "9" })]);
    expect(result.added.map((row) => row.bib)).toEqual(["3"]);
    expect(result.changed).toEqual([
      { bib: "1", name: "Kim Mina", fields: [{ field: "club", before: null, after: "Runners" }] },
    ]);
    expect(result.same).toBe(1);
    expect(result.missing).toEqual(["9"]);
    expect(result.writes).toHaveLength(2);
  });

  test("What a person corrected stays, and is told", async () => {
    const { rows } = await rowsOf("Bib,Name,Club\n1,Kim Minna,Runners\n");
    const result = Import.diff(rows, [entry({ corrected: ["name"] })]);
    expect(result.kept).toEqual([
      { bib: "1", name: "Kim Mina", fields: [{ field: "name", before: "Kim Mina", after: "Kim Minna" }] },
    ]);
    expect(result.writes).toMatchObject([{ bib: "1", name: "Kim Mina", club: "Runners" }]);
  });

  test("Results alone need no names of runners who are on the list, and none are invented for others", async () => {
    const { rows } = await rowsOf("Bib,Time\n1,41:10\n5,42:00\n");
    const result = Import.diff(rows, [entry()]);
    expect(result.writes).toMatchObject([{ bib: "1", name: "Kim Mina", chipMs: 2_470_000, status: "finished" }]);
    expect(result.problems).toMatchObject([{ problem: "name-missing", value: "5" }]);
  });
});

describe("files we write", () => {
  test("A cell that a spreadsheet would run as a formula begins with an apostrophe", () => {
    const text = Csv.write(["name"], [["=HYPERLINK(1)"], ["+1"], ["-1"], ["@x"], ["Ana"]]);
    expect(text.slice(1).split("\r\n")).toEqual(["name", `"'=HYPERLINK(1)"`, `"'+1"`, `"'-1"`, `"'@x"`, "Ana"]);
  });

  test("So does one in full width, and one that goes on behind a line break", () => {
    const text = Csv.write(["name"], [["\uff1d1+1"], ["=1\n2"], ["\n=1"]]);
    expect(text.slice(1).split("\r\n")).toEqual(["name", `"'\uff1d1+1"`, `"'=1\n2"`, `"'\n=1"`]);
  });

  test("Lines that were left out come back as they were, with what is wrong in front", async () => {
    const table = await read("Bib,Name\n,Ana\n2,Bea\n");
    const { problems } = Import.toRows(table, ["bib", "name"], options(), DAY);
    const text = Import.rejectsCsv(table, problems, ({ problem }) => problem, "Problem");
    expect(text.slice(1).split("\r\n")).toEqual(["Problem,Bib,Name", "bib-missing,,Ana"]);
  });
});

test("A workbook that says it is small and unpacks to very much is refused before it is opened", async () => {
  const zip = Buffer.from(zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(110_000_000) }, { level: 1 }));
  expect(zip.length).toBeLessThan(1_000_000);
  // In the local header and in the directory, as a directory that lies has it.
  for (const [signature, at] of [
    [0x04034b50, 22],
    [0x02014b50, 24],
  ] as const) {
    const mark = Buffer.alloc(4);
    mark.writeUInt32LE(signature);
    zip.writeUInt32LE(1000, zip.indexOf(mark) + at);
  }
  expect(await Import.readTable(zip)).toEqual({ status: "refused", problem: "unreadable-workbook" });
});
