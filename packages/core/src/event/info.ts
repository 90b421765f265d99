import { z } from "zod";
import { Branding } from "../brand/brand.ts";
import { EventId, OrganizerId } from "../id/index.ts";
import { Timestamp } from "../truth/timestamp.ts";
import { File as VideoFile } from "../video/file.ts";
import { TimeZone } from "./fields.ts";

export const FaceMode = z.enum(["off", "on_demand", "at_upload"]);
export type FaceMode = z.infer<typeof FaceMode>;

/** A video of the finish line, which runners are led into at their own time: somewhere else, or a file of the event's own. */
export const FinishVideo = z
  .object({
    url: z
      .url({ protocol: /^https$/, error: "A web address begins with https://." })
      .max(300)
      .optional(),
    file: VideoFile.optional(),
    /** When its first picture was taken. ISO 8601 UTC */
    startsAt: z.iso.datetime("The video needs the time of its first picture."),
    /** How long a file plays. s */
    seconds: z.number().int().positive().max(86_400).optional(),
  })
  .refine(({ url, file }) => (url === undefined) !== (file === undefined), {
    path: ["url"],
    error: "A video has an address or is a file.",
  });
export type FinishVideo = z.infer<typeof FinishVideo>;

export const DownloadPolicy = z.enum(["off", "web", "full"]);
export type DownloadPolicy = z.infer<typeof DownloadPolicy>;

const Row = z.object({
  id: EventId,
  organizer_id: OrganizerId,
  name: z.string(),
  starts_on: z.string(),
  time_zone: TimeZone,
  place: z.string(),
  status: z.enum(["draft", "published", "archived"]),
  display_mode: z.enum(["photos", "results", "photos_and_results"]),
  // How it looks is no reason not to show it: what the database let through and we would not is left out.
  photos_meta: z.object({ cover_photo_id: z.string().optional() }).catch({}),
  face_mode: FaceMode,
  faces_requested_at: Timestamp.nullable(),
  faces_expire_at: Timestamp.nullable(),
  photos_expire_at: Timestamp.nullable(),
  bib_rules: z.unknown(),
  download_policy: DownloadPolicy,
  finish_video: FinishVideo.nullable().catch(null),
  announced_at: Timestamp.nullable(),
  branding: Branding.catch(() => Branding.parse({})),
  updated_at: z.string(),
});

/** Columns of {@link Info}, for `select()`. */
export const COLUMNS = Object.keys(Row.shape).join(", ");

/** The day: one or more races, one gallery, one face collection. */
export const Info = Row.transform((row) => ({
  eventId: row.id,
  organizerId: row.organizer_id,
  name: row.name,
  /** Local calendar day, `2026-10-18`. */
  startsOn: row.starts_on.slice(0, 10),
  /** IANA name. */
  timeZone: row.time_zone,
  place: row.place,
  status: row.status,
  displayMode: row.display_mode,
  coverPhotoId: row.photos_meta.cover_photo_id,
  faceMode: row.face_mode,
  facesRequestedAt: row.faces_requested_at ?? undefined,
  facesExpireAt: row.faces_expire_at ?? undefined,
  photosExpireAt: row.photos_expire_at ?? undefined,
  bibRules: row.bib_rules,
  /** Whether runners may take photos with them: not at all, or in the largest rendition. */
  downloadPolicy: row.download_policy,
  finishVideo: row.finish_video ?? undefined,
  /** ISO 8601 UTC: when those who asked were last to be told. */
  announcedAt: row.announced_at ?? undefined,
  branding: row.branding,
  /** Changes with every edit; opaque. */
  version: row.updated_at,
}));
export type Info = z.infer<typeof Info>;

export function isPublished(event: Info): boolean {
  return event.status === "published";
}
