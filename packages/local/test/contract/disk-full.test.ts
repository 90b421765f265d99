import { execFileSync, spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/folder.ts";

/* A disk that is really full: a small one, mounted in a namespace of its own, which Linux allows most users. */

const IN_NAMESPACE = ["--map-root-user", "--mount"];
const canMount =
  spawnSync("unshare", [...IN_NAMESPACE, "mount", "-t", "tmpfs", "tmpfs", temporaryFolder()]).status === 0;
const script = path.join(import.meta.dirname, "../support/small-disk.ts");

test.runIf(canMount)(
  "On a full disk uploads are refused in words, nothing accepted is lost, and all goes on when there is room again",
  () => {
    const args = [...IN_NAMESPACE, process.execPath, script, temporaryFolder()];
    const seen = JSON.parse(execFileSync("unshare", args, { encoding: "utf8" }));
    expect(seen.accepted).toBeGreaterThan(5);
    expect(seen.refusal).toEqual({ name: "ServiceUnavailable", message: expect.stringContaining("disk is full") });
    expect(seen.wholeWhenFull).not.toContain(false);
    expect(seen.problems).toEqual(["ENOSPC"]);
    expect(seen.wholeAfterRestart).not.toContain(false);
    expect(seen.messages).toEqual(seen.wanted);
  },
);
