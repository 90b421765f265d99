import type { Clock } from "../clock/index.ts";
import { SnapRaceError } from "../errors/index.ts";
import { keepsFaces } from "../event/face-term.ts";
import * as Photo from "../photo/photo.ts";
import type { Objects, PhotoEvent, PhotoTruth, PhotoWorkflow, Projection } from "../port/index.ts";
import { arrivalOf } from "./arrival.ts";
import type { ExecutionInput } from "./execution.ts";
import type { Request } from "./message.ts";

interface Ports {
  readonly objects: Pick<Objects, "head">;
  readonly projection: Pick<Projection, "photo" | "save">;
  readonly truth: Pick<PhotoTruth, "event" | "whyAway">;
  readonly workflow: PhotoWorkflow;
  readonly clock: Clock;
}

export type TriggerResult =
  | { readonly status: "recorded"; readonly executionId: string }
  | { readonly status: "already-done" | "gone" }
  /** Its batch was taken back: nobody sees the photo, nor does the recogniser. */
  | { readonly status: "taken-back" }
  /** Another execution is at work on the photo, or died at it: this message is to come back later. */
  | { readonly status: "busy"; readonly retryAfterSeconds: number };

/** How often a beginning is tried again because somebody else wrote the photo: a failed message would stay away for minutes. */
const MAX_BEGINNINGS = 5;

/**
 * Runs one photo through the state machine and waits for it. Waiting is what keeps no more photos in flight than the
 * recogniser can take.
 * @throws Error when the execution failed: the message stays and is delivered again
 */
export async function trigger(ports: Ports, request: Request): Promise<TriggerResult> {
  const { original } = request;
  const event = await ports.truth.event(original.eventId);
  if (!event || event.organizerId !== original.organizerId) {
    throw new SnapRaceError("not-found", `No event ${original.eventId} of organizer ${original.organizerId}.`);
  }
  const head = await ports.objects.head(original.key);
  if (!head) return { status: "gone" };

  const arrival = arrivalOf(original, head);
  const begun = await begin(ports, request, arrival);
  if (begun.status !== "begun") return begun;
  const { started } = begun;
  // Now that the photo is known: from here on, whoever takes its batch back finds it.
  if (await isTakenBack(ports, started)) {
    await withhold(ports, started);
    return { status: "taken-back" };
  }

  const input: ExecutionInput = {
    photo: arrival,
    attempt: started.attempts,
    event: settings(event, ports.clock.now()),
  };
  const executionId = `${original.photoId}-${started.attempts}`;
  const result = await ports.workflow.run(executionId, input);
  if (result.status === "succeeded") return { status: "recorded", executionId };
  await noteFailure(ports, started, `${result.error}: ${messageOf(result.cause)}`);
  throw new SnapRaceError("unavailable", `Execution ${result.status}: ${result.error}: ${result.cause}`);
}

type Begun = { readonly status: "begun"; readonly started: Photo.Info } | TriggerResult;

/** Notes that an execution starts, unless there is nothing to do. */
async function begin({ projection, clock }: Ports, { reprocess }: Request, arrival: Photo.Arrival): Promise<Begun> {
  for (let attempt = 0; attempt < MAX_BEGINNINGS; attempt++) {
    const previous = await projection.photo(arrival);
    // A release that is on its way out must not undo what a newer one has read.
    if (previous && previous.pipelineVersion > Photo.PIPELINE_VERSION) return { status: "already-done" };
    // A redelivered message of a finished photo costs one read and no recognition.
    if (previous && !reprocess && Photo.isDone(previous)) return { status: "already-done" };
    const busyMs = previous ? Photo.busyMs(previous, clock.now()) : 0;
    if (busyMs > 0) return { status: "busy", retryAfterSeconds: Math.ceil(busyMs / 1000) };
    const started = Photo.begin(previous, arrival, clock.now());
    if ((await projection.save(started, previous)) === "saved") return { status: "begun", started };
  }
  throw new SnapRaceError("conflict", `Photo ${arrival.photoId} kept being written by someone else.`);
}

async function isTakenBack({ truth }: Ports, { eventId, photoId, batchId }: Photo.Info): Promise<boolean> {
  return batchId !== undefined && (await truth.whyAway(eventId, photoId, batchId)) === "taken-back";
}

/** Ends an execution before it has begun. */
async function withhold({ projection, clock }: Ports, started: Photo.Info): Promise<void> {
  for (let attempt = 0; attempt < MAX_BEGINNINGS; attempt++) {
    const previous = await projection.photo(started);
    if (previous?.execution?.attempt !== started.attempts) return;
    if ((await projection.save(Photo.withheld(previous, clock.now()), previous)) === "saved") return;
  }
  throw new SnapRaceError("conflict", `Photo ${started.photoId} kept being written by someone else.`);
}

/** So that whoever finds the photo among the dead letters learns why. Somebody else's write tells more than this one. */
async function noteFailure({ projection, clock }: Ports, started: Photo.Info, error: string): Promise<void> {
  const previous = await projection.photo(started);
  if (previous?.execution?.attempt !== started.attempts) return;
  await projection.save(Photo.failed(previous, started.attempts, error, clock.now()), previous);
}

/** Step Functions hands a function's error on as JSON. */
function messageOf(cause: string): string {
  try {
    const { errorMessage } = JSON.parse(cause) as { errorMessage?: unknown };
    return typeof errorMessage === "string" ? errorMessage : cause;
  } catch {
    return cause;
  }
}

function settings(event: PhotoEvent, now: Date): ExecutionInput["event"] {
  const isAsked = event.faceMode === "at_upload" || event.facesRequestedAt !== undefined;
  return {
    timeZone: event.timeZone,
    indexFaces: isAsked && keepsFaces(event, now),
    bibRules: event.bibRules,
  };
}
