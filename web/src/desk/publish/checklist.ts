import { Coverage } from "@snaprace/core/coverage";
import { Event } from "@snaprace/core/event";
import { Photo } from "@snaprace/core/photo";
import type { StatusCounts } from "@snaprace/core/port";
import type { SiteContext } from "../../server/context.ts";
import type { Session } from "../../session/session.ts";

/** What is looked at before a race is opened, in the order of its weight. */
export interface Check {
  readonly name: "photos" | "trouble" | "review" | "coverage" | "faces" | "retention";
  /** `stop`: runners would see next to nothing. Nothing is ever forbidden: the organizer decides. */
  readonly state: "fine" | "look" | "stop";
  /** Which of the check's sentences. */
  readonly say: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** More than this share of photos in doubt is worth an hour at the review. */
const MUCH_DOUBT = 0.05;
/** Fewer starters with a photo than this are worth a look at the cameras. */
const LITTLE_COVERAGE = 0.6;

type Site = Pick<SiteContext, "projection" | "coverFacts" | "clock">;

export async function checklist(site: Site, session: Session, event: Event.Info): Promise<Check[]> {
  const [progress, board] = await Promise.all([
    site.projection.progress(event),
    Coverage.ofEvent({ truth: session.truth, projection: site.projection, coverFacts: site.coverFacts }, event),
  ]);
  const counts = Photo.inSight(progress);
  const now = site.clock.now();
  return [photos(counts), ...trouble(counts), review(board), coverage(board), faces(event, now), retention(event, now)];
}

function photos(counts: StatusCounts): Check {
  const ready = counts.searchable + counts.partial;
  const open = counts.received + counts.processing;
  if (ready === 0) return { name: "photos", state: "stop", say: "none", values: {} };
  if (open > 0) return { name: "photos", state: "look", say: "open", values: { ready, open } };
  return { name: "photos", state: "fine", say: "fine", values: { ready } };
}

function trouble(counts: StatusCounts): Check[] {
  const count = counts.partial + counts["dead-lettered"];
  return count === 0 ? [] : [{ name: "trouble", state: "look", say: "some", values: { count } }];
}

function review({ review: { photos, open } }: Coverage.Board): Check {
  const share = photos === 0 ? 0 : open / photos;
  const values = { open, percent: percent(share) };
  if (open === 0) return { name: "review", state: "fine", say: "fine", values };
  return { name: "review", state: share > MUCH_DOUBT ? "look" : "fine", say: "open", values };
}

function coverage({ all }: Coverage.Board): Check {
  if (all.starters === 0) return { name: "coverage", state: "look", say: "nobody", values: {} };
  const share = all.one.sure / all.starters;
  const values = { starters: all.starters, percent: percent(share), three: percent(all.three.sure / all.starters) };
  return { name: "coverage", state: share < LITTLE_COVERAGE ? "look" : "fine", say: "share", values };
}

function faces(event: Event.Info, now: Date): Check {
  if (event.faceMode === "off") return { name: "faces", state: "fine", say: "off", values: {} };
  if (!Event.keepsFaces(event, now)) return { name: "faces", state: "look", say: "over", values: {} };
  return { name: "faces", state: "fine", say: "on", values: { until: event.facesExpireAt ?? "" } };
}

function retention(event: Event.Info, now: Date): Check {
  const until = event.photosExpireAt;
  if (until === undefined) return { name: "retention", state: "look", say: "never", values: {} };
  const isOver = Date.parse(until) <= now.getTime();
  return { name: "retention", state: isOver ? "stop" : "fine", say: isOver ? "over" : "until", values: { until } };
}

/** As on the coverage board: nearly all is not all. */
function percent(share: number): number {
  return Math.floor(share * 100);
}
