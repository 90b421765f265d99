import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const Entry = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().optional(),
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
});
const Lockfile = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), Entry) });

export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** Where it is installed, from the root: two versions of one package lie in two places. */
  readonly path: string;
  /** `sha512-…`; absent for packages of platforms that the registry at hand does not serve. */
  readonly integrity: string | undefined;
  /** SPDX expression. */
  readonly license: string | undefined;
  readonly hasInstallScript: boolean;
  /** Not needed to run the product. */
  readonly isForDevelopment: boolean;
  /** Address it came from; the lockfile is meant to hold none. */
  readonly resolved: string | undefined;
}

const FOLDER = "node_modules/";

/** Everything npm installs for this repository, but its own workspaces. @param root folder of the lockfile */
export function lockedPackages(root: string): LockedPackage[] {
  const { packages } = Lockfile.parse(JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")));
  return Object.entries(packages).flatMap(([where, entry]) => {
    if (!where.includes(FOLDER) || entry.link) return [];
    const name = where.slice(where.lastIndexOf(FOLDER) + FOLDER.length);
    if (!entry.version) throw new Error(`The lockfile has no version of ${where}.`);
    return [
      {
        name,
        version: entry.version,
        path: where,
        integrity: entry.integrity,
        license: entry.license,
        hasInstallScript: entry.hasInstallScript ?? false,
        isForDevelopment: entry.dev ?? false,
        resolved: entry.resolved,
      },
    ];
  });
}
