import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { Audit } from "@snaprace/core/audit";
import { awsRecogniser, dynamoProjection } from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import { Import } from "@snaprace/core/import";
import { Review } from "@snaprace/core/review";
import { serverTruth } from "@snaprace/core/truth";
import { readArguments, required } from "../arguments.ts";
import { findEvent } from "../event.ts";
import { UsageError } from "../usage-error.ts";

/** The same as the desk's import: what would change is shown, and written only when asked for. @returns the exit code */
export async function importRunners(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    event: { type: "string" },
    apply: { type: "boolean", default: false },
    "remove-missing": { type: "boolean", default: false },
    splits: { type: "string", default: "gun" },
    rejects: { type: "string" },
  });
  const file = required(positionals[0], "The file");
  const event = await findEvent(required(values.event, "--event"));
  const splitBasis = Import.SPLIT_BASES.find((basis) => basis === values.splits);
  if (!splitBasis) throw new UsageError(`--splits is one of ${Import.SPLIT_BASES.join(", ")}.`);
  // Not read at all: a file of any size would be in memory first.
  if ((await stat(file)).size > Import.LIMITS.file) return refuse(`${file} cannot be imported: too-large.`);
  const truth = serverTruth();
  const context = { truth, event, bytes: await readFile(file) };
  const options = { fileName: path.basename(file), splitBasis, removeMissing: values["remove-missing"] };
  const preview = await Import.preview(context, options);
  if (preview.status === "refused") return refuse(`${file} cannot be imported: ${preview.problem}.`);
  describe(preview, options.removeMissing);
  if (values.rejects && preview.problems.length > 0) {
    await writeFile(
      values.rejects,
      Import.rejectsCsv(preview.table, preview.problems, ({ problem }) => problem, "Problem"),
    );
    say(`The lines left out are in ${values.rejects}.`);
  }
  if (!values.apply) {
    say("Nothing was written. Add --apply to import.");
    return preview.problems.length > 0 ? 1 : 0;
  }
  const applied = await Import.apply(context, { ...options, fingerprint: preview.fingerprint });
  if (applied.status === "refused") return refuse(`${file} cannot be imported: ${applied.problem}.`);
  if (applied.status === "changed") return refuse("Somebody changed the start list in the meantime. Run this again.");
  if (applied.status === "nothing-to-do") say("Everything in the file is here already.");
  else {
    await Audit.record(truth, { ...event, actor: undefined, action: "runners.imported", subject: applied.importId });
    const ports = { projection: dynamoProjection(), recogniser: awsRecogniser(), clock: systemClock };
    const photos = await Review.rejudge({ ...ports, truth, event });
    say(`${photos} photos were checked against the new list.`);
    say(`Imported as ${applied.importId}. The desk can undo it.`);
  }
  return preview.problems.length > 0 ? 1 : 0;
}

function describe(preview: Extract<Import.Preview, { status: "ready" }>, removeMissing: boolean): void {
  const { table, mapping, diff, problems } = preview;
  for (const [index, header] of table.headers.entries())
    say(`  ${header || "(no name)"} → ${mapping[index] ?? "not used"}`);
  const missing = `${diff.missing.length} not in the file${removeMissing ? ", to be removed" : ""}`;
  say(
    `${diff.added.length} new, ${diff.changed.length} changed, ${diff.same} the same, ${diff.kept.length} kept as corrected, ${missing}, ${problems.length} left out.`,
  );
  for (const { line, problem, column, value } of problems) say(`  line ${line}: ${problem} (${column}: ${value})`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function refuse(text: string): number {
  process.stderr.write(`${text}\n`);
  return 1;
}
