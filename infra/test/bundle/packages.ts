import { existsSync, globSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CACHE, run } from "../synth/platform.ts";
import { lockedVersion } from "./build.ts";

/**
 * Installs packages with native parts as SST does for a function: for Linux on arm64, whatever this machine is.
 * @returns bytes unpacked
 */
export async function installedBytes(names: readonly string[]): Promise<number> {
  if (names.length === 0) return 0;
  const wanted = names.map((name) => `${name}@${lockedVersion(name)}`);
  const directory = path.join(CACHE, "arm64", wanted.join("+").replaceAll("/", "_"));
  if (!existsSync(path.join(directory, "node_modules"))) {
    mkdirSync(directory, { recursive: true });
    writeFileSync(path.join(directory, "package.json"), JSON.stringify({ private: true }));
    const npm = process.env.npm_execpath;
    const [program, ...first] = npm ? [process.execPath, npm] : ["npm"];
    const flags = ["--os=linux", "--cpu=arm64", "--libc=glibc", "--no-audit", "--no-fund", "--ignore-scripts"];
    const { code, output } = await run(program ?? "npm", [
      ...first,
      "install",
      "--prefix",
      directory,
      ...flags,
      ...wanted,
    ]);
    if (code !== 0) throw new Error(`npm could not install ${wanted.join(", ")} for arm64:\n${output}`);
  }
  const files = globSync("node_modules/**", { cwd: directory, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => path.join(entry.parentPath, entry.name));
  const foreign = paths.filter((file) => /sharp-(?!linux-arm64|libvips-linux-arm64)[a-z]+-/.test(file));
  if (foreign.length > 0) throw new Error(`Packages of another platform were installed: ${foreign[0]}`);
  return paths.reduce((sum, file) => sum + statSync(file).size, 0);
}
