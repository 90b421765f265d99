import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/folder.ts";

const main = path.join(import.meta.dirname, "../../src/stack/main.ts");
const directory = temporaryFolder();

test.each([
  [["--tps", "0.5"], '--tps: "0.5" is not a number of calls per second. Give 1 or more.'],
  [["--tps", "five"], '--tps: "five" is not a number of calls per second. Give 1 or more.'],
  [["--port", "abc"], '"abc" is not a port.'],
  [
    ["--port", "4805", "--servers", "4800"],
    "--port 4805 is one of the ports of the embedded cloud, 4800 to 4810. Leave --servers out, or give one above 4805.",
  ],
])("npm start refuses %s in words, followed by the options there are", (options, words) => {
  const { status, stderr } = spawnSync(process.execPath, [main, "--data", directory, ...options], { encoding: "utf8" });
  expect(status).toBe(1);
  expect(stderr.startsWith(`${words}\n\nUsage: npm start`)).toBe(true);
});
