/** What one import may hold. */
export const LIMITS = {
  /** bytes */
  file: 25_000_000,
  rows: 60_000,
  columns: 200,
  /** Titles and dates that some exports write above the column names. */
  headerWithin: 10,
} as const;
