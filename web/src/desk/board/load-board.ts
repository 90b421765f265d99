import { Event } from "@snaprace/core/event";
import { Photo } from "@snaprace/core/photo";
import { Photographer } from "@snaprace/core/photographer";
import { Upload } from "@snaprace/core/upload";
import { query } from "../../gallery/paths.ts";
import type { SiteContext } from "../../server/context.ts";
import type { Session } from "../../session/session.ts";

/** Photos in trouble that are listed; the photos desk has them all. */
const LISTED = 60;

export interface BoardLine {
  readonly name: string;
  readonly total: number;
  readonly searchable: number;
  readonly troubled: number;
}

export interface Trouble {
  readonly photoId: string;
  readonly fileName: string;
  readonly status: "partial" | "rejected" | "dead-lettered";
  /** Codes of the words for why. */
  readonly reasons: readonly string[];
  readonly photographer: string;
  /** Address of a small picture; none for what is no photo. */
  readonly image: string | undefined;
}

/** How far an event's photos are. Read from counters, whatever the event's size. */
export interface Board {
  readonly counts: Photo.StatusCounts;
  readonly photographers: readonly BoardLine[];
  readonly cameras: readonly BoardLine[];
  readonly troubles: readonly Trouble[];
  readonly hasMoreTroubles: boolean;
}

export async function loadBoard(
  { projection, cdnUrl }: Pick<SiteContext, "projection" | "cdnUrl">,
  session: Session,
  event: Event.Info,
): Promise<Board> {
  const [progress, batches, people, troubles, token] = await Promise.all([
    projection.progress(event),
    Upload.batches(session.truth, event.eventId),
    Photographer.forOrganizer(session.truth, event.organizerId),
    projection.troubles(event, LISTED),
    Event.previewToken(session.truth, event.eventId),
  ]);
  const names = new Map(people.map(({ photographerId, name }) => [photographerId, name]));
  const preview = Event.isPublished(event) ? undefined : token;
  return {
    counts: countsOf(progress, batches),
    photographers: linesOf(progress.photographers, (id) => names.get(id) ?? id),
    cameras: linesOf(progress.cameras, (id) => id),
    troubles: troubles.items.map((photo) => ({
      photoId: photo.photoId,
      fileName: photo.fileName,
      status: photo.status as Trouble["status"],
      reasons: reasonsOf(photo),
      photographer: names.get(photo.photographerId ?? "") ?? "",
      image: Photo.toTile(photo) && `${cdnUrl}/${Photo.keys.rendition(photo, "small")}${query({ preview })}`,
    })),
    hasMoreTroubles: troubles.next !== undefined,
  };
}

/** What was taken away is nobody's business here; what was sent and not begun with waits in the queue. */
function countsOf(progress: Photo.Progress, sent: readonly Upload.Batch[]): Photo.StatusCounts {
  const waiting = sent
    .filter(({ undoneAt }) => undoneAt === undefined)
    .reduce((sum, batch) => sum + Math.max(0, batch.sent - (progress.batches[batch.batchId] ?? 0)), 0);
  const counts = Photo.inSight(progress);
  return { ...counts, received: counts.received + waiting };
}

function linesOf(parts: Readonly<Record<string, Photo.StatusCounts>>, nameOf: (id: string) => string): BoardLine[] {
  return Object.entries(parts)
    .map(([id, counts]) => ({
      name: nameOf(id),
      total: Photo.Status.options.reduce((sum, status) => sum + counts[status], 0),
      searchable: counts.searchable,
      troubled: counts.partial + counts.rejected + counts["dead-lettered"],
    }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1));
}

/** Why a photo is in trouble, as codes that have words in `desk.reason`. */
export function reasonsOf({ status, rejectReason, partialReasons }: Photo.Info): string[] {
  if (status === "dead-lettered") return ["dead-lettered"];
  if (status === "rejected") return rejectReason ? [rejectReason] : [];
  return status === "partial" ? [...partialReasons] : [];
}
