import type { Import } from "@snaprace/core/import";

/** How much of a preview is sent to the browser; the counts are always whole. */
const SHOWN = { sample: 4, added: 10, changed: 50, kept: 50, problems: 100 } as const;

/** A preview as the browser needs it. */
export function previewView(preview: Import.Preview) {
  if (preview.status === "refused") return preview;
  const { table, mapping, diff, problems, checkpoints, fingerprint } = preview;
  return {
    status: "ready" as const,
    headers: table.headers,
    sample: table.rows.slice(0, SHOWN.sample).map((row) => row.cells),
    format: table.format,
    encoding: table.encoding ?? "",
    delimiter: table.delimiter ?? "",
    mapping: mapping.map((meaning) => meaning ?? null),
    counts: {
      lines: table.rows.length,
      added: diff.added.length,
      changed: diff.changed.length,
      same: diff.same,
      kept: diff.kept.length,
      missing: diff.missing.length,
      problems: problems.length,
    },
    added: diff.added.slice(0, SHOWN.added).map(({ bib, values }) => ({ bib, name: String(values.name) })),
    changed: diff.changed.slice(0, SHOWN.changed),
    kept: diff.kept.slice(0, SHOWN.kept),
    problems: problems.slice(0, SHOWN.problems),
    checkpoints,
    fingerprint,
  };
}
export type PreviewView = ReturnType<typeof previewView>;
export type ReadyPreview = Extract<PreviewView, { status: "ready" }>;
