import { expect, test } from "vitest";
import { explainBackups } from "../../src/commands/privacy-scan.ts";

const NOW = new Date("2026-11-26T12:00:00.000Z");

test("Backups that outlive a deletion are named with the day on which it has reached them, or said not to be there", () => {
  expect(explainBackups({ since: undefined, names: [] }, NOW)).toBe("There are no backups of the table.");
  const said = explainBackups({ since: "2026-10-22T12:00:00.000Z", names: ["before-race"] }, NOW);
  expect(said).toContain("since 2026-10-22T12:00:00.000Z");
  expect(said).toContain("after 2026-12-31");
  expect(said).toContain("before-race");
  expect(said).toContain("never vectors");
});
