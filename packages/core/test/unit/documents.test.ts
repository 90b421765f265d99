import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as Photo from "../../src/photo/photo.ts";
import { photoTable, photoWorkflow } from "../../src/topology/index.ts";

/* Documents that say what the code says must be changed together with it. */

const document = (name: string) => readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), "utf8");

/** Cells of the table rows below a heading row. */
function table(text: string, heading: string): string[][] {
  const lines = text.split("\n");
  const start = lines.indexOf(heading);
  if (start < 0) throw new Error(`There is no table "${heading}".`);
  const rows: string[][] = [];
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith("|")) break;
    rows.push(
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  }
  return rows;
}

describe("docs/DYNAMODB_SCHEMA.md", () => {
  const names = {
    organizerId: "org",
    eventId: "race",
    photoId: "01JAAAAAAAAAAAAAAAAAAAAAAA",
    bib: "1204",
    photographerId: "mina",
    captureTime: "2026-10-18T01:02:03.456Z",
    retryAt: "2026-10-18T02:00:00.000Z",
    shard: "0",
    pair: "01",
  };
  const photo = Photo.Info.parse({
    ...names,
    revision: 1,
    pipelineVersion: 1,
    status: "searchable",
    visibility: "visible",
    attempts: 1,
    fileName: "a.jpg",
    size: 1,
    uploadedAt: names.captureTime,
    updatedAt: names.captureTime,
    width: 3,
    height: 2,
    thumbhash: "x",
    bibs: [{ bib: names.bib, confidence: 90, source: "ocr", state: "proposed" }],
  });
  const [bibRow = {}] = Photo.bibRows(photo);
  const written: Record<string, Record<string, unknown>> = {
    PHOTO: Photo.photoRow(photo),
    BIB_INDEX: bibRow,
    counter: Photo.counterKey(photo),
    timeline: Photo.timelineKey(photo),
    coverage: Photo.coverKey(photo),
    RETRY: Photo.retryRow({ ...photo, status: "partial" }) ?? {},
  };
  const rows = table(document("DYNAMODB_SCHEMA.md"), "| Item | Key | Value |");

  test("shows the keys of every item as they are written", () => {
    let item = "";
    const documented: Record<string, Record<string, string>> = {};
    for (const [name = "", key = "", value = ""] of rows) {
      item = name || item;
      const filled = value.replaceAll("`", "").replace(/\{(\w+)\}/g, (_, field: keyof typeof names) => names[field]);
      documented[item] = { ...documented[item], [key]: filled };
    }
    const keys = ["PK", "SK", "GSI1PK", "GSI1SK", "GSI2PK", "GSI2SK"];
    const actual = Object.fromEntries(
      Object.entries(written).map(([name, row]) => [
        name,
        Object.fromEntries(keys.flatMap((key) => (row[key] === undefined ? [] : [[key, row[key]]]))),
      ]),
    );
    expect(documented).toEqual(actual);
  });

  test("names every key of the table and no other", () => {
    const keys = [photoTable, ...Object.values(photoTable.indexes)].flatMap((key) => [key.partitionKey, key.sortKey]);
    expect(new Set(rows.map(([, key]) => key))).toEqual(new Set(keys));
    expect(document("DYNAMODB_SCHEMA.md")).toContain(`\`${photoTable.timeToLive}\``);
  });
});

describe("docs/STEP_FUNCTIONS_WORKFLOW.md", () => {
  interface State {
    readonly Type: string;
    readonly Retry?: readonly { readonly ErrorEquals: readonly string[]; readonly MaxAttempts: number }[];
    readonly Catch?: readonly { readonly Next: string }[];
    readonly Branches?: readonly { readonly States: Record<string, State> }[];
  }
  const machine = photoWorkflow((name) => name);

  function describeStates(states: Record<string, State>): string[][] {
    return Object.entries(states).flatMap(([name, { Type, Retry = [], Catch = [], Branches = [] }]) => {
      const tries = Retry.map(({ ErrorEquals, MaxAttempts }) =>
        ErrorEquals.includes("ThrottledError") ? `throttles ${MaxAttempts}` : `Lambda ${MaxAttempts}`,
      );
      const end = Catch[0]?.Next ?? (Type === "Task" ? "the execution fails" : "");
      return [[name, Type, tries.join(", "), end], ...Branches.flatMap(({ States }) => describeStates(States))];
    });
  }

  test("shows every state, how often it is tried again and where it goes when it fails", () => {
    const rows = table(
      document("STEP_FUNCTIONS_WORKFLOW.md"),
      "| State | Type | Tries again | When it fails for good |",
    );
    const sorted = (list: string[][]) => list.toSorted(([a = ""], [b = ""]) => a.localeCompare(b));
    expect(sorted(rows)).toEqual(sorted(describeStates(machine.States as unknown as Record<string, State>)));
  });

  test("draws no state that is not there, and leaves none out", () => {
    const text = document("STEP_FUNCTIONS_WORKFLOW.md");
    const drawing = text.slice(text.indexOf("```mermaid"), text.indexOf("```\n", text.indexOf("```mermaid") + 3));
    const drawn = new Set([...drawing.matchAll(/\b([A-Z]\w+)\b/g)].map(([, name]) => name));
    drawn.delete("V2");
    const states = describeStates(machine.States as unknown as Record<string, State>).map(([name]) => name);
    expect([...drawn].filter((name) => !states.includes(name!))).toEqual([]);
    expect(states.filter((name) => !drawn.has(name))).toEqual([]);
    expect(text).toContain(`${machine.TimeoutSeconds} s`);
  });
});
