import { paths } from "../gallery/paths.ts";

/** Words of core's `Visit.KINDS` that a page may report, separated by spaces. */
export type Report = "view.gallery" | "view.photo" | "view.results" | "share" | `view.gallery search.${string}`;

/** Tells the site that a page was looked at, or that something was shared. Says nothing of who it is, and waits for no answer. */
export function reportVisit(eventId: string, report: Report): void {
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & { readonly globalPrivacyControl?: boolean };
  if (doNotTrack === "1" || globalPrivacyControl) return;
  try {
    navigator.sendBeacon?.(paths.api.visits(eventId), report);
  } catch {
    // A browser that refuses to send it: the page is the same.
  }
}
