import { describe, expect, test } from "vitest";
import { importedRoom, roomOf, sourceFiles } from "./source.ts";

/** Which rooms a room may import from, besides itself. docs/ARCHITECTURE.md says why. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "packages/core": [],
  "packages/functions": ["packages/core", "packages/vision"],
  "packages/vision": [],
  "packages/local": ["packages/core", "packages/functions", "packages/vision", "fixtures"],
  "packages/cli": ["packages/core"],
  web: ["packages/core"],
  fixtures: [],
};

const sources = Object.keys(MAY_IMPORT).flatMap((room) => sourceFiles(`${room}/src/**/*.{ts,tsx}`));

test("There is source in every room", () => {
  expect([...new Set(sources.map((file) => roomOf(file.path)))].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
});

describe.each(Object.entries(MAY_IMPORT))("%s", (room, allowed) => {
  test("imports from the rooms it may know only", () => {
    const wrong = sources
      .filter((file) => roomOf(file.path) === room)
      .flatMap((file) =>
        file.imports
          .filter((specifier) => {
            const target = importedRoom(file, specifier);
            return target !== undefined && target !== room && !allowed.includes(target);
          })
          .map((specifier) => `${file.path} imports ${specifier}`),
      );
    expect(wrong).toEqual([]);
  });
});

test("The servers of the embedded cloud know AWS and nothing of SnapRace", () => {
  const wrong = sources
    .filter((file) => /^packages\/local\/src\/(?!stack\/|demo\/|rekognition\/)/.test(file.path))
    .flatMap((file) =>
      file.imports.filter((name) => name.startsWith("@snaprace/")).map((name) => `${file.path}: ${name}`),
    );
  expect(wrong).toEqual([]);
});

test("Clients of AWS are made in core/src/aws only, and in the embedded cloud", () => {
  const wrong = sources
    .filter((file) => !file.path.startsWith("packages/core/src/aws/") && !file.path.startsWith("packages/local/"))
    .filter((file) => file.imports.some((name) => name.startsWith("@aws-sdk/")))
    .map((file) => file.path);
  expect(wrong).toEqual([]);
});

test("No client waits for ever for a service that is silent", () => {
  const aws = sources.filter((file) => file.path.startsWith("packages/core/src/aws/"));
  const made = aws.flatMap(({ path, text }) =>
    [...text.matchAll(/(.{0,60})new (\w+Client)\(/gs)].map(([, before = "", client]) => ({ path, client, before })),
  );
  expect(made.length).toBeGreaterThan(20);
  expect(made.filter(({ before }) => !/\(waits\) =>\s*$/.test(before))).toEqual([]);

  const supabase = sources.filter((file) => /from "@supabase\/(supabase-js|ssr)"/.test(file.text));
  const connections = supabase.flatMap(({ path, text }) =>
    [...text.matchAll(/\bcreate(?:Server)?Client\((.*?\n?.*?)\n}/gs)].map(([, given = ""]) => ({ path, given })),
  );
  expect(connections.length).toBeGreaterThan(5);
  expect(connections.filter(({ given }) => !/patientAs\(|fetch: patientFetch\(/.test(given))).toEqual([]);
});

test("The environment is read where settings are, and nowhere else", () => {
  const readers = sources.filter((file) => /process\.env\b/.test(file.text)).map((file) => file.path);
  expect(readers.sort()).toEqual(READ_ENVIRONMENT);
});

/** Each entry is a place where the process itself begins. */
const READ_ENVIRONMENT = [
  "packages/cli/src/environment.ts",
  "packages/core/src/env/database.ts",
  "packages/local/src/stack/environment.ts",
  "packages/local/src/stack/service.ts",
];
