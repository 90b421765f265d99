import type { LockedPackage } from "./lockfile.ts";

/**
 * A bill of materials. Made from the lockfile alone, so that the same lockfile gives the same one.
 * https://cyclonedx.org/docs/1.6/json/
 */
export function toCycloneDx(packages: readonly LockedPackage[]): object {
  const unique = new Map(packages.map((each) => [purl(each), each]));
  const components = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, each]) => component(id, each));
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { type: "application", "bom-ref": "snaprace", name: "snaprace", licenses: [spdx("MIT")] } },
    components,
  };
}

function component(id: string, { name, version, integrity, license, isForDevelopment }: LockedPackage): object {
  const [group, rest] = name.startsWith("@") ? name.split("/", 2) : [undefined, name];
  return {
    type: "library",
    "bom-ref": id,
    ...(group !== undefined && { group }),
    name: rest,
    version,
    purl: id,
    scope: isForDevelopment ? "excluded" : "required",
    ...(license !== undefined && { licenses: [spdx(license)] }),
    ...(integrity !== undefined && { hashes: [hash(integrity)] }),
  };
}

/** https://github.com/package-url/purl-spec */
function purl({ name, version }: LockedPackage): string {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}

function spdx(license: string): object {
  return / (?:AND|OR|WITH) /.test(license) ? { expression: license } : { license: { id: license } };
}

const ALGORITHMS: Readonly<Record<string, string>> = { sha512: "SHA-512", sha256: "SHA-256", sha1: "SHA-1" };

function hash(integrity: string): object {
  const [algorithm = "", digest = ""] = integrity.split(" ", 1)[0]!.split("-", 2);
  const alg = ALGORITHMS[algorithm];
  if (!alg) throw new Error(`The lockfile uses the unknown hash ${algorithm}.`);
  return { alg, content: Buffer.from(digest, "base64").toString("hex") };
}
