import * as Bib from "../bib/bib.ts";
import type { BibMatch } from "../photo/info.ts";
import type { PhotoTruth } from "../port/index.ts";
import type { RecordInput } from "./execution.ts";

export type ReadBibs =
  | { readonly status: "failed" }
  | {
      readonly status: "read";
      readonly matches: readonly BibMatch[];
      /** Bibs on this photo whose runner is a minor. */
      readonly minors: ReadonlySet<string>;
    };

/** Finds the bibs in what the recogniser read, by the event's rules and with its start list as evidence. */
export async function readBibs(
  truth: PhotoTruth,
  { photo, event, preprocess, analysis }: RecordInput,
): Promise<ReadBibs> {
  const text = analysis?.text;
  if (text?.status !== "done" || preprocess.value.status !== "rendered") return { status: "failed" };
  const { width, height } = preprocess.value;
  const candidates = Bib.read(text.texts, { width, height }, Bib.Rules.parse(event.bibRules ?? {}));
  const bibs = candidates.map((candidate) => candidate.bib);
  const { hasStartList, entries } = await truth.startList(photo.eventId, bibs);
  const listed = new Set(entries.map((entry) => entry.bib));
  const judged = hasStartList ? Bib.withStartList(candidates, listed) : candidates;
  return {
    status: "read",
    matches: judged.map((candidate) => ({
      bib: candidate.bib,
      confidence: candidate.confidence,
      box: candidate.box,
      source: "ocr",
      state: candidate.state,
      onStartList: hasStartList ? listed.has(candidate.bib) : undefined,
      reasons: [...candidate.reasons],
    })),
    minors: new Set(entries.filter((entry) => entry.minor).map((entry) => entry.bib)),
  };
}
