import { z } from "zod";
import { type Info, isVisible } from "../photo/photo.ts";

export const SHOWN = ["all", "unidentified", "partial", "rejected", "hidden"] as const;

export const Filter = z.object({
  show: z.enum(SHOWN).catch("all").default("all"),
  photographerId: z.string().max(40).optional(),
  cameraId: z.string().max(80).optional(),
  bib: z.string().max(6).optional(),
  /** ISO 8601 UTC, inclusive. */
  from: z.string().optional(),
  /** ISO 8601 UTC, exclusive. */
  to: z.string().optional(),
});
export type Filter = z.output<typeof Filter>;

/** The photos of the desk's grid that a filter lets through, by time. */
export function filter(photos: readonly Info[], wanted: Filter): Info[] {
  return photos.filter((photo) => fits(photo, wanted)).sort(byTime);
}

function byTime(a: Info, b: Info): number {
  if (timeOf(a) === timeOf(b)) return a.photoId < b.photoId ? -1 : 1;
  return timeOf(a) < timeOf(b) ? -1 : 1;
}

function fits(photo: Info, { show, photographerId, cameraId, bib, from, to }: Filter): boolean {
  return (
    isShown(photo, show) &&
    (!photographerId || (photo.photographerId ?? "none") === photographerId) &&
    (!cameraId || photo.cameraId === cameraId) &&
    (!bib || photo.bibs.some((match) => match.bib === bib && match.state !== "rejected")) &&
    (!from || timeOf(photo) >= from) &&
    (!to || timeOf(photo) < to)
  );
}

function isShown(photo: Info, show: Filter["show"]): boolean {
  const failed = photo.status === "rejected" || photo.status === "dead-lettered";
  if (show === "hidden") return photo.visibility !== "visible";
  if (photo.visibility !== "visible") return false;
  if (show === "rejected") return failed;
  if (show === "partial") return photo.status === "partial";
  if (show === "unidentified") return isVisible(photo) && !photo.bibs.some(({ state }) => state !== "rejected");
  return !failed;
}

function timeOf(photo: Info): string {
  return photo.captureTime ?? photo.uploadedAt;
}
