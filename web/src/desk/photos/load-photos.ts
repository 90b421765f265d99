import { Curation } from "@snaprace/core/curation";
import { Event } from "@snaprace/core/event";
import { Gallery } from "@snaprace/core/gallery";
import { Photo } from "@snaprace/core/photo";
import { clockAt } from "../../gallery/local-time.ts";
import { query } from "../../gallery/paths.ts";
import type { SiteContext } from "../../server/context.ts";
import type { Session } from "../../session/session.ts";
import { reasonsOf } from "../board/load-board.ts";
import { deskPaths } from "../paths.ts";

/** A photo as the desk's grid needs it. */
export interface DeskPhoto {
  readonly id: string;
  readonly fileName: string;
  /** Addresses of pictures; none for a file that is no photo. */
  readonly image: string | undefined;
  readonly large: string | undefined;
  /** Clock at the event. */
  readonly time: string;
  /** Photographer's id, or empty. */
  readonly by: string;
  readonly bibs: readonly { readonly bib: string; readonly isSure: boolean }[];
  readonly status: Photo.Status;
  /** Codes of the words for what is wrong. */
  readonly reasons: readonly string[];
  readonly away: { readonly kind: "takedown" | "deleted"; readonly daysLeft: number | undefined } | undefined;
}

export interface DeskPhotoPage {
  readonly photos: readonly DeskPhoto[];
  /** Absent on the last page. */
  readonly cursor?: string;
}

interface Input {
  readonly filter: Curation.Filter;
  readonly cursor?: string | undefined;
}

const DAY_MS = 86_400_000;

/** One page of the photos desk. @throws SnapRaceError `invalid-input` for a cursor of another list */
export async function loadPhotos(
  { projection, cdnUrl, cursorSigningKey, clock }: SiteContext,
  session: Session,
  event: Event.Info,
  { filter, cursor }: Input,
): Promise<DeskPhotoPage> {
  const scope = `desk ${event.eventId} ${JSON.stringify(filter)}`;
  const start = cursor === undefined ? undefined : Gallery.decodeCursor(cursor, scope, cursorSigningKey);
  const [page, token] = await Promise.all([
    Curation.grid({ truth: session.truth, projection, event }, filter, start),
    Event.previewToken(session.truth, event.eventId),
  ]);
  const preview = Event.isPublished(event) ? undefined : token;
  const photos = page.photos.map((photo): DeskPhoto => {
    const isRendered = Photo.toTile(photo) !== undefined;
    // What was taken away is shown to nobody by the CDN; whoever decides about it sees it all the same.
    const image = (name: "small" | "large") =>
      photo.visibility === "visible"
        ? `${cdnUrl}/${Photo.keys.rendition(photo, name)}${query({ preview })}`
        : deskPaths.api.picture(event.eventId, photo.photoId, name === "small" ? "small" : "medium");
    return {
      id: photo.photoId,
      fileName: photo.fileName,
      image: isRendered ? image("small") : undefined,
      large: isRendered ? image("large") : undefined,
      time: photo.captureTime ? clockAt(photo.captureTime, event.timeZone) : "",
      by: photo.photographerId ?? "",
      bibs: bibsOf(photo),
      status: photo.status,
      reasons: reasonsOf(photo),
      away: awayOf(page.away.get(photo.photoId), clock.now()),
    };
  });
  return { photos, ...(page.next && { cursor: Gallery.encodeCursor(page.next, scope, cursorSigningKey) }) };
}

function bibsOf(photo: Photo.Info): DeskPhoto["bibs"] {
  const found = new Map<string, boolean>();
  for (const { bib, state } of photo.bibs) {
    if (state !== "rejected") found.set(bib, found.get(bib) === true || state === "confirmed");
  }
  return [...found].map(([bib, isSure]) => ({ bib, isSure }));
}

function awayOf(away: Curation.Away | undefined, now: Date): DeskPhoto["away"] {
  if (!away) return undefined;
  const days = Curation.RESTORE_DAYS - (now.getTime() - Date.parse(away.at)) / DAY_MS;
  return { kind: away.kind, daysLeft: away.kind === "deleted" ? Math.max(0, Math.ceil(days)) : undefined };
}
