import { expect, test } from "vitest";
import { Import } from "../../src/import/index.ts";
import { waveKey } from "../../src/import/row.ts";

test("Splits of a runner are counted from the start of her wave, and from the race's where the wave has none", async () => {
  const text = "bib,name,race,wave,5 km\n1,Mina,10K,B,30:00\n2,Jun,10K,C,30:00\n";
  const read = await Import.readTable(new TextEncoder().encode(text));
  if (read.status === "refused") throw new Error(read.problem);
  const mapping = Import.guess(read.table.headers, [{ id: "km5", name: "5 km" }]);
  const day = {
    startsOn: "2026-10-18",
    timeZone: "Asia/Seoul",
    starts: new Map([["10K", "2026-10-18T00:00:00.000Z"]]),
    waves: new Map([[waveKey("10K", "b"), "2026-10-18T00:10:00.000Z"]]),
  };
  const { rows } = Import.toRows(read.table, mapping, Import.Options.parse({ fileName: "list.csv" }), day);
  expect(rows.map(({ splits }) => splits.km5)).toEqual(["2026-10-18T00:40:00.000Z", "2026-10-18T00:30:00.000Z"]);
});
