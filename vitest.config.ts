import { defineConfig } from "vitest/config";

/** One project per layer of docs/TESTING.md, so that `vitest --project unit` stays a matter of seconds. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "architecture", include: ["tests/architecture/**/*.test.ts"], testTimeout: 60_000 } },
      {
        test: {
          name: "unit",
          include: [
            "packages/*/test/unit/**/*.test.ts",
            "fixtures/test/unit/**/*.test.ts",
            "tests/{simulation,fuzz}/*.test.ts",
          ],
          // No test is about time: a busy machine may take as long as it needs.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "contract",
          include: ["packages/*/test/contract/**/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "pipeline",
          include: ["tests/pipeline/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: { name: "infra", include: ["infra/test/**/*.test.ts"], testTimeout: 300_000 },
      },
      { test: { name: "web", include: ["web/test/unit/**/*.test.{ts,tsx}"], testTimeout: 60_000 } },
    ],
  },
});
