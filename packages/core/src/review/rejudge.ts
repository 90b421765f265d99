import { REASONS, type Reason, stateOf } from "../bib/reason.ts";
import type { Clock } from "../clock/index.ts";
import { every } from "../gallery/every.ts";
import type { BibMatch, FaceRecord, Info } from "../photo/photo.ts";
import type { Projection, Recogniser } from "../port/index.ts";
import type { Truth } from "../truth/index.ts";
import { update } from "./decide.ts";
import { type RunnerEntry, runnerIndex } from "./runner-index.ts";

interface Context {
  readonly truth: Truth;
  readonly projection: Projection;
  readonly recogniser: Pick<Recogniser, "deleteFaces">;
  readonly clock: Clock;
  readonly event: { readonly organizerId: string; readonly eventId: string };
}

/** Photos written at the same time. */
const PARALLEL = 8;

/**
 * After the start list changed: brings the evidence of every machine's reading up to date, and removes the faces of people
 * who are minors now. Nothing is recognised again. Can be run again after a crash; then it does the rest.
 * @returns how many photos changed
 */
export async function rejudge(context: Context): Promise<number> {
  const runners = await runnerIndex(context.truth, context.event.eventId);
  let changed = 0;
  let batch: Promise<boolean>[] = [];
  for await (const photo of every(context.projection, context.event)) {
    if (!isStale(photo, runners)) continue;
    changed += 1;
    batch.push(update(context, photo, (current) => judged(current, runners, context.clock.now())));
    if (batch.length === PARALLEL) {
      await Promise.all(batch);
      batch = [];
    }
  }
  await Promise.all(batch);
  return changed;
}

function isStale(photo: Info, runners: ReadonlyMap<string, RunnerEntry>): boolean {
  const evidence = photo.bibs.some((match) => match.onStartList !== listed(match.bib, runners));
  return evidence || photo.faces.some((face) => isOfMinor(face, runners));
}

function judged(photo: Info, runners: ReadonlyMap<string, RunnerEntry>, now: Date): Info {
  return {
    ...photo,
    revision: photo.revision + 1,
    updatedAt: now.toISOString(),
    bibs: photo.bibs.map((match) => rejudged(match, listed(match.bib, runners))),
    faces: photo.faces.filter((face) => !isOfMinor(face, runners)),
  };
}

/** A person's word keeps its state; only what the list says about the bib is brought up to date. */
function rejudged(match: BibMatch, onStartList: boolean | undefined): BibMatch {
  const others = match.reasons.filter((reason) => reason !== "on-start-list" && reason !== "not-on-start-list");
  const evidence: Reason[] = onStartList === undefined ? [] : [onStartList ? "on-start-list" : "not-on-start-list"];
  const reasons = [...others, ...evidence];
  const { onStartList: _, ...rest } = match;
  const state = match.source === "ocr" ? stateOf(reasons.filter(isReason)) : match.state;
  return { ...rest, reasons, state, ...(onStartList !== undefined && { onStartList }) };
}

function isReason(code: string): code is Reason {
  return code in REASONS;
}

/** Without a start list nobody is on it or off it. */
function listed(bib: string, runners: ReadonlyMap<string, RunnerEntry>): boolean | undefined {
  return runners.size === 0 ? undefined : runners.has(bib);
}

/** A face that is only likely to be a minor's goes too: keeping it would need a better reason than doubt. */
function isOfMinor(face: FaceRecord, runners: ReadonlyMap<string, RunnerEntry>): boolean {
  const bib = face.bib ?? face.proposal?.bib;
  return bib !== undefined && runners.get(bib)?.isMinor === true;
}
