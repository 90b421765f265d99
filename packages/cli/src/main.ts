import "./environment.ts";
import { isSnapRaceError } from "@snaprace/core/errors";
import { cost } from "./commands/cost.ts";
import { doctor } from "./commands/doctor.ts";
import { importRunners } from "./commands/import-runners.ts";
import { privacyScan } from "./commands/privacy-scan.ts";
import { rebuild } from "./commands/rebuild.ts";
import { redrive } from "./commands/redrive.ts";
import { reprocess } from "./commands/reprocess.ts";
import { status } from "./commands/status.ts";
import { upload } from "./commands/upload.ts";
import { UsageError } from "./usage-error.ts";

const USAGE = `Usage: snaprace <command>

  upload <folder> --event <id> [--photographer <id>] [--no-wait]
      Uploads the photos of a folder and all folders in it. What is there already is left out, so running it again resumes.
  import-runners <file> --event <id> [--apply] [--remove-missing] [--splits gun|chip|clock] [--rejects <file>]
      Shows what a start list or results as CSV, TSV or XLSX would change, and with --apply imports it.
  status --event <id> [--watch] [--times]
      Shows how many photos of an event are in which state; with --watch every two seconds, with their rate, until Ctrl-C; with
      --times how long photos took from upload until they could be found.
  reprocess --event <id> [--partial | --all | --photo <id> …]
      Reads photos of an older release again; with --partial those read in part, with --all every photo, with --photo these.
      What people decided about bibs stands, and what was taken down stays down. Every photo costs its recognition again.
  rebuild --event <id>
      Makes the table's rows of an event anew from the originals, what was kept of their readings, the faces and what people
      decided. Nothing is recognised again; photos stay visible meanwhile.
  privacy-scan --event <id>
      Looks in tables, face collection and files for what should be gone: faces after their term, faces somebody asked to forget,
      faces of minors, remains of deleted photos. Ends with 1 when something is found.
  cost --photos <number> --region <name> [--megabytes <of an original>] [--views <of each photo>]
      Shows what a race would cost on AWS by service, with Rekognition and with our own engine, and where the prices are from.
  doctor
      Goes through the operations checklist, changes nothing, and says what to do. Ends with 1 when something is to be done.
  redrive [--yes]
      Shows the photos that were set aside after too many attempts, and why; with --yes sends all of them back.

Every command takes --stage <name> and then works on that deployed stage, with your AWS account's rights; without it, on the
product on this machine.`;

const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  upload,
  status,
  cost,
  doctor,
  redrive,
  reprocess,
  rebuild,
  "privacy-scan": privacyScan,
  "import-runners": importRunners,
};

const [name = "", ...args] = process.argv.slice(2);
process.exitCode = await run(name, args);

async function run(name: string, args: string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    process.stderr.write(`${USAGE}\n`);
    return name === "" || name === "help" || name === "--help" ? 0 : 2;
  }
  try {
    return await command(args);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof UsageError) return `${error.message}\n\n${USAGE}`;
  const cause = error.cause instanceof Error ? error.cause : error;
  if ("code" in cause && cause.code === "ECONNREFUSED") {
    return "SnapRace does not answer. Is it running? Start it with `npm start`.";
  }
  if (isSnapRaceError(error)) return [error.message, ...Object.values(error.fields)].join("\n");
  return error.message;
}
