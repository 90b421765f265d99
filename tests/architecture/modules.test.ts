import path from "node:path";
import { expect, test } from "vitest";
import { sourceFiles } from "./source.ts";

const core = sourceFiles("packages/core/src/**/*.ts");
const moduleOf = (file: string) => file.split("/")[3] ?? "";

test("Modules of core do not depend on each other in circles", () => {
  const graph = new Map<string, Set<string>>();
  for (const file of core) {
    for (const specifier of file.imports.filter((name) => name.startsWith("."))) {
      const target = moduleOf(path.posix.join(path.posix.dirname(file.path), specifier));
      if (target === moduleOf(file.path)) continue;
      graph.set(moduleOf(file.path), (graph.get(moduleOf(file.path)) ?? new Set()).add(target));
    }
  }
  expect(findCircle(graph)).toBeUndefined();
});

test("No source file is longer than 300 lines", () => {
  const long = sourceFiles("{packages/*,web,fixtures}/src/**/*.{ts,tsx}")
    .map((file) => ({ path: file.path, lines: file.text.split("\n").length - 1 }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});

test("Nothing is left to do later in a comment", () => {
  const files = sourceFiles("{packages/*,web,fixtures,scripts,supabase}/**/*.{ts,tsx,mjs,sql,css}");
  const marked = files.filter(({ text }) => /\b(TODO|FIXME|XXX|HACK)\b/.test(text)).map((file) => file.path);
  expect(marked).toEqual([]);
});

function findCircle(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const circle = visit(next, [...trail, node]);
      if (circle) return circle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const circle = visit(node, []);
    if (circle) return circle;
  }
  return undefined;
}
