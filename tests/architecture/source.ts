import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** What it imports, as written. */
  readonly imports: readonly string[];
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s*"([^"]+)"|import\(\s*"([^"]+)"\s*\)|(?:^|\n)import\s+"([^"]+)"/g;

/** Source files by glob, without what tools made. */
export function sourceFiles(pattern: string): SourceFile[] {
  return globSync(pattern, { cwd: ROOT })
    .filter((file) => !/(^|\/)(node_modules|\.next|\.snaprace)\//.test(file))
    .map((file) => {
      const text = readFileSync(path.join(ROOT, file), "utf8");
      const imports = [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
      return { path: file.replaceAll(path.sep, "/"), text, imports };
    });
}

/** The room a file lies in, e.g. `packages/core`. */
export function roomOf(file: string): string {
  const [first = "", second = ""] = file.split("/");
  return first === "packages" ? `${first}/${second}` : first;
}

/** The room that an import leads to, when it leads to one. */
export function importedRoom(file: SourceFile, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return roomOf(path.posix.join(path.posix.dirname(file.path), specifier));
  const name = /^@snaprace\/([a-z-]+)/.exec(specifier)?.[1];
  if (!name) return undefined;
  return name === "web" || name === "fixtures" ? name : `packages/${name}`;
}
