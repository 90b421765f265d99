import { awsPhotoQueue, dynamoProjection } from "@snaprace/core/aws";
import { Ingest } from "@snaprace/core/ingest";
import { readArguments, required } from "../arguments.ts";
import { findEvent } from "../event.ts";
import { UsageError } from "../usage-error.ts";

/** Has photos of an event read again. */
export async function reprocess(args: string[]): Promise<number> {
  const { values } = readArguments(args, {
    event: { type: "string" },
    partial: { type: "boolean", default: false },
    all: { type: "boolean", default: false },
    photo: { type: "string", multiple: true, default: [] },
  });
  const selection = selectionOf(values);
  const event = await findEvent(required(values.event, "--event"));
  const sent = await Ingest.reprocess({ projection: dynamoProjection(), queue: awsPhotoQueue() }, event, selection);
  process.stdout.write(`${explain(sent, selection)}\n`);
  return 0;
}

/** @throws UsageError when more than one choice was made */
export function selectionOf({ partial, all, photo }: Choice): Ingest.Selection {
  if ([partial, all, photo.length > 0].filter(Boolean).length > 1) {
    throw new UsageError("--partial, --all and --photo exclude each other.");
  }
  if (photo.length > 0) return { kind: "photos", photoIds: photo };
  if (partial) return { kind: "partial" };
  return { kind: all ? "all" : "outdated" };
}

interface Choice {
  readonly partial: boolean;
  readonly all: boolean;
  readonly photo: readonly string[];
}

function explain(sent: number, { kind }: Ingest.Selection): string {
  if (sent > 0) return `${sent} photos are read again; \`snaprace status\` shows how far it is.`;
  if (kind === "outdated") return "Every photo was read by this release. To read them again all the same, add --all.";
  return "There is nothing to read again.";
}
