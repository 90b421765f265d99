import { existsSync } from "node:fs";
import path from "node:path";

/** The first Node that runs TypeScript as it is. */
const LEAST = [22, 18];

/**
 * The Node that runs the product: the one installed with the dependencies, else this one if it is new enough.
 * @param {string} root
 * @returns {string}
 */
export function findRuntime(root) {
  const pinned = path.join(root, "node_modules/.bin", process.platform === "win32" ? "node.cmd" : "node");
  if (existsSync(pinned)) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return process.execPath;
  throw new Error(
    `There is no bundled Node for ${process.platform}-${process.arch}, and Node ${process.versions.node} is too old to take its place. Install Node ${LEAST.join(".")} or newer and run this again.`,
  );
}
