export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

export function addTotals(a: Totals, b: Totals): Totals {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** Vitest's JSON report. A file that could not be loaded has no tests, but it is a failure. */
export function vitestTotals(json: unknown): Totals {
  const report = json as { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number };
  const failed = report.numFailedTests > 0 ? report.numFailedTests : report.numFailedTestSuites;
  return { passed: report.numPassedTests, failed };
}

/** Playwright's JSON report: a test that passed at the second try passed, and is named in the list above. */
export function playwrightTotals(json: unknown): Totals {
  const { stats, errors } = json as {
    stats: { expected: number; unexpected: number; flaky: number };
    errors: readonly unknown[];
  };
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}
