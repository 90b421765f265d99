import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { Import } from "../../src/import/index.ts";

/* Files as the usual services export them, written by us after their columns and habits. */

const DAY = {
  startsOn: "2026-10-18",
  timeZone: "Asia/Seoul",
  starts: new Map([["Half", "2026-10-17T23:00:00.000Z"]]),
};
const CHECKPOINTS = [{ id: "10k", name: "10K" }];

async function read(bytes: Uint8Array) {
  const result = await Import.readTable(bytes);
  if (result.status === "refused") throw new Error(result.problem);
  const { table } = result;
  const mapping = Import.guess(table.headers, CHECKPOINTS);
  return { table, mapping, ...Import.toRows(table, mapping, Import.Options.parse({ fileName: "x.csv" }), DAY) };
}
const text = (lines: readonly string[]) => new TextEncoder().encode(`${lines.join("\r\n")}\r\n`);

describe("Exports of the usual services", () => {
  test("RunSignup's results: quoted fields, times without hours, places, a chip and a clock time", async () => {
    const { rows, problems } = await read(
      text([
        'Place,Bib,First Name,Last Name,Gender,City,State,"Age",Chip Time,Clock Time,Pace,Division,"Division Place"',
        '1,1204,Ana,"Silva, Jr.",F,Porto,,34,1:23:45.6,1:23:49,6:23,F30-39,1',
        "2,88,Jun,Lee,M,Busan,,17,58:01,58:03,9:20,M01-19,1",
      ]),
    );
    expect(problems).toEqual([]);
    expect(rows[0]?.values).toMatchObject({
      name: "Ana Silva, Jr.",
      gender: "f",
      chipMs: 5_025_600,
      gunMs: 5_029_000,
      placeOverall: 1,
      placeDivision: 1,
      isMinor: false,
      status: "finished",
    });
    expect(rows[1]?.values).toMatchObject({ chipMs: 3_481_000, isMinor: true });
  });

  test("Race Roster's start list: its own names for columns, an empty bib told as such", async () => {
    const { rows, problems } = await read(
      text([
        "Bib Number,First Name,Last Name,Date of Birth,Gender,Email Address,Sub Event,Wave,Team Name",
        "A12,Marie,Dubois,1990-02-28,Female,Marie@Example.com,Half,2,Les Coureurs",
        ",Paul,Martin,1988-07-01,Male,paul@example.com,Half,1,",
      ]),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ bib: "A12" });
    expect(rows[0]?.values).toMatchObject({
      email: "marie@example.com",
      race: "Half",
      wave: "2",
      club: "Les Coureurs",
      birthYear: 1990,
    });
    expect(problems).toMatchObject([{ line: 3, problem: "bib-missing" }]);
  });

  test("RaceResult's list: semicolons, Latin-1, German names, a title line, DNF in place of a time, a split", async () => {
    const lines = [
      "Ergebnisliste Halbmarathon;;;;;;",
      "Rang;Startnr;Nachname;Vorname;Sex;Chip;10K;Contest",
      "1.;17;Müller;Jörg;m;1:10:02,5;0:33:10;Half",
      "DNF;18;Weiß;Änne;w;DNF;;Half",
    ];
    const { table, rows, problems } = await read(Buffer.from(lines.join("\r\n"), "latin1"));
    expect(table.delimiter).toBe(";");
    expect(problems).toEqual([]);
    expect(rows[0]?.values).toMatchObject({ name: "Jörg Müller", chipMs: 4_202_500, gender: "m" });
    expect(rows[0]?.splits).toEqual({ "10k": "2026-10-17T23:33:10.000Z" });
    expect(rows[1]?.values).toMatchObject({ name: "Änne Weiß", gender: "f", status: "dnf" });
  });

  test("A Korean timing company's file: tabs, its own words, times with letters", async () => {
    const { rows, problems } = await read(
      text(["순위\t배번\t성명\t성별\t기록\t소속", "1\t0012\t김미나\t여\t1시간 23분 45초\t서울마라톤클럽"]),
    );
    expect(problems).toEqual([]);
    expect(rows[0]).toMatchObject({ bib: "0012" });
    expect(rows[0]?.values).toMatchObject({ name: "김미나", gender: "f", chipMs: 5_025_000, placeOverall: 1 });
  });

  test("The same as Excel's Unicode text, UTF-16 with a byte order mark", async () => {
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from("배번\t이름\t기록\r\n7\t이준\t42:10\r\n", "utf16le"),
    ]);
    const { table, rows } = await read(utf16);
    expect(table.encoding).toBe("utf-16le");
    expect(rows[0]?.values).toMatchObject({ name: "이준", chipMs: 2_530_000 });
  });

  test("CP949: syllables that EUC-KR of 1987 does not have are in names, too", async () => {
    // 똠 is 8C 63, 뷁 is 94 EE and 힣, the last one, C6 52; the others are in EUC-KR.
    const [comma, line] = [[0x2c], [0x0a]];
    const [kim, mi, na, bae, number, i, name] = ["b1e8", "b9cc", "b3aa", "b9e8", "b9f8", "c0cc", "b8a7"];
    const bytes = (...pairs: string[]) => [...Buffer.from(pairs.join(""), "hex")];
    const file = Uint8Array.from(
      [
        ...[bytes(bae!, number!), comma, bytes(i!, name!), line],
        ...[[0x31], comma, bytes(kim!, "8c63", "94ee", "c652"), line],
        ...Array.from({ length: 20 }, (_, index) => [
          ...[...Buffer.from(String(index + 2)), ...comma, ...bytes(kim!, mi!, na!), ...line],
        ]),
      ].flat(),
    );
    const { table, rows } = await read(file);
    expect(table.encoding).toBe("euc-kr");
    expect(rows.map(({ values }) => values.name).slice(0, 2)).toEqual(["김똠뷁힣", "김미나"]);
  });
});

describe("Files that mean harm, or are too much", () => {
  test("200 MB are refused by their size, and not read", async () => {
    const before = process.memoryUsage().arrayBuffers;
    // Reserved, not filled: whoever looked at the bytes would make the machine give them.
    expect(await Import.readTable(new Uint8Array(200_000_000))).toEqual({ status: "refused", problem: "too-large" });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(250_000_000);
  });

  test("A workbook that says it unpacks to little and unpacks to much is refused", async () => {
    const sheet = Buffer.alloc(80_000_000, 0x20);
    const lying = zip([{ name: "xl/worksheets/sheet1.xml", data: sheet, says: 1000 }]);
    expect(lying.length).toBeLessThan(Import.LIMITS.file);
    expect(await Import.readTable(lying)).toEqual({ status: "refused", problem: "unreadable-workbook" });
  });

  test("A workbook that says what it unpacks to is refused before it is unpacked", async () => {
    const bomb = zip([{ name: "xl/worksheets/sheet1.xml", data: Buffer.alloc(10_000), says: 4_000_000_000 }]);
    expect(await Import.readTable(bomb)).toEqual({ status: "refused", problem: "unreadable-workbook" });
  });
});

/** A zip as the format has it, with whatever size it claims. */
function zip(files: readonly { name: string; data: Buffer; says: number }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, says } of files) {
    const packed = deflateRawSync(data, { level: 1 });
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(says, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(says, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    const nameBytes = Buffer.from(name);
    parts.push(head, nameBytes, packed);
    directory.push(entry, nameBytes);
    offset += head.length + nameBytes.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
