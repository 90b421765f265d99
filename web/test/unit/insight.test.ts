import { expect, test } from "vitest";
import { readAuditFilters, searchOf } from "../../src/desk/audit/filters.ts";
import { cameraNames } from "../../src/desk/coverage/camera-names.ts";
import { readSelection, select } from "../../src/desk/coverage/selection.ts";
import { readPeriod } from "../../src/desk/numbers/columns.ts";
import { daysUntil } from "../../src/desk/privacy/days.ts";
import { searchReport } from "../../src/numbers/search-report.ts";

const STARTERS = [
  { bib: "007", name: "Ana Silva", raceId: "10k", status: "finished", sure: 0, maybe: 0 },
  { bib: "1204", name: "문수아", raceId: "21k", status: "finished", sure: 0, maybe: 2 },
  { bib: "1240", name: "Lee Jun", raceId: "21k", status: "dnf", sure: 2, maybe: 0 },
  { bib: "33", name: "Kim", raceId: undefined, status: undefined, sure: 9, maybe: 1 },
] as const;
const bibs = (query: Record<string, string>) => select(STARTERS, readSelection(query)).map(({ bib }) => bib);

test("Starters are listed by how many photos they have, by race, and by bib or name", () => {
  expect(bibs({})).toEqual(["007"]);
  expect(bibs({ show: "doubt" })).toEqual(["1204"]);
  expect(bibs({ show: "few" })).toEqual(["1240"]);
  expect(bibs({ show: "all", race: "21k" })).toEqual(["1204", "1240"]);
  expect(bibs({ show: "all", q: "12" })).toEqual(["1204", "1240"]);
  expect(bibs({ show: "all", q: "수아" })).toEqual(["1204"]);
  expect(bibs({ show: "everything" })).toEqual(["007"]);
});

test("Cameras are called by their photographer and numbered, whatever their ids are", () => {
  const share = { starters: 1, one: { sure: 0, maybe: 0 }, three: { sure: 0, maybe: 0 }, photos: 1 };
  const camera = (cameraId: string, photographerId?: string) => ({
    ...share,
    cameraId,
    photographerId,
    place: undefined,
    from: "",
    to: "",
  });
  const cameras = [camera("x1", "mina"), camera("x2", "mina"), camera("@mina", "mina"), camera("x3")];
  const names = cameraNames(cameras, new Map([["mina", "Mina"]]), {
    cameraName: (name, number) => `${name} ${number}`,
    cameraOnly: (number) => `camera ${number}`,
    cameraless: (name) => `${name} without`,
  });
  expect([...names.values()]).toEqual(["Mina 1", "Mina 2", "Mina without", "camera 1"]);
});

test("A page reports what was asked for and how it went, once for a list of several pages", () => {
  expect(searchReport({}, { photos: 60, names: 0 })).toBe("view.gallery");
  expect(searchReport({ bib: "1204", from: "08:00" }, { photos: 1, names: 0 })).toBe("view.gallery search.bib.found");
  expect(searchReport({ bib: "9999" }, { photos: 0, names: 0 })).toBe("view.gallery search.bib.none");
  expect(searchReport({ name: "kim" }, { photos: 60, names: 0 })).toBe("view.gallery search.name.none");
  expect(searchReport({ from: "08:00" }, { photos: 2, names: 0 })).toBe("view.gallery search.time.found");
  expect(searchReport({ bib: "1204", cursor: "x" }, { photos: 2, names: 0 })).toBe("view.gallery");
});

test("Days left are those of the calendar at the race", () => {
  const now = new Date("2026-10-18T14:30:00.000Z");
  expect(daysUntil("2026-10-18T14:59:59.000Z", now, "Asia/Seoul")).toBe(0);
  expect(daysUntil("2026-10-18T15:00:00.000Z", now, "Asia/Seoul")).toBe(1);
  expect(daysUntil("2026-10-16T15:00:00.000Z", now, "Asia/Seoul")).toBe(-1);
});

test("Filters of the audit log are days of the race's place, and what makes no sense is left out", () => {
  const filters = readAuditFilters({ who: "nobody", what: "photos", from: "2026-10-18", to: "2026-10-18", event: "x" });
  expect(searchOf("demo", filters, "Asia/Seoul")).toEqual({
    organizerId: "demo",
    eventId: "x",
    actor: "nobody",
    action: "photos",
    from: "2026-10-17T15:00:00.000Z",
    to: "2026-10-18T15:00:00.000Z",
  });
  expect(readAuditFilters({ who: "x'; drop", what: "A%", from: "yesterday", to: ["a"] })).toEqual({
    who: "",
    what: "",
    event: "",
    from: "",
    to: "",
  });
});

test("A period that is none is a month", () => {
  expect(readPeriod("7")).toBe("7");
  expect(readPeriod("-1")).toBe("30");
});
