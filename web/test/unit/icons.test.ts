import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (file: string) => readFileSync(new URL(`../../src/${file}`, import.meta.url), "utf8");

test("Every icon has its place in the one picture of them, or a picture of its own", () => {
  const [, type = ""] = /type IconName =([^;]+);/.exec(read("ui/icon.tsx")) ?? [];
  const names = [...type.matchAll(/"([\w-]+)"/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(10);
  const css = read("styles/icons.css");
  const count = Number(/--icons: (\d+);/.exec(css)?.[1]);
  const places = new Map(
    [...css.matchAll(/^\.icon-([\w-]+) \{\s+--icon: (\d+);\s+\}/gm)].map(
      ([, name = "", place]) => [name, place] as const,
    ),
  );
  const own = new Set([...css.matchAll(/^\.icon-([\w-]+) \{\s+mask:/gm)].map(([, name]) => name));
  expect(names.filter((name = "") => !places.has(name) && !own.has(name))).toEqual([]);
  expect([...places.values()].map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, at) => at));
});
