import {
  awsEdgeStore,
  awsInventory,
  awsObjects,
  awsPhotoQueue,
  awsRecogniser,
  dynamoProjection,
} from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import { Rebuild } from "@snaprace/core/rebuild";
import { photoTruth, serverTruth } from "@snaprace/core/truth";
import { readArguments, required } from "../arguments.ts";
import { findEvent } from "../event.ts";
import { ProgressLine } from "../progress-line.ts";

/** Makes an event's projection anew from what is kept. */
export async function rebuild(args: string[]): Promise<number> {
  const { values } = readArguments(args, { event: { type: "string" } });
  const event = await findEvent(required(values.event, "--event"));
  const truth = serverTruth();
  const ports = {
    truth,
    photoTruth: photoTruth(truth),
    objects: awsObjects(),
    projection: dynamoProjection(),
    recogniser: awsRecogniser(),
    inventory: awsInventory(),
    queue: awsPhotoQueue(),
    edge: awsEdgeStore(),
    clock: systemClock,
  };
  const line = new ProgressLine(process.stderr);
  const { restored, sent, removed, repairedRows } = await Rebuild.rebuild(ports, event, (done) =>
    line.show(`${done} photos`),
  );
  line.clear();
  process.stdout.write(
    `${restored} photos were restored, ${removed} records without an original removed, ${repairedRows} index rows and counters put right.\n`,
  );
  if (sent > 0) {
    process.stdout.write(
      `${sent} photos had no kept reading and are read again; \`snaprace status\` shows how far it is.\n`,
    );
  }
  return 0;
}
