import { useEffect, useState } from "react";
import { paths } from "../gallery/paths.ts";
import type { PhotoDetails } from "../photo/details.ts";

/** Photos whose details are kept; a long look through a gallery. */
const known = new Map<string, PhotoDetails>();
/** ms that a photo must stay before its details are asked for. */
const SETTLED_MS = 120;

/** Bibs and credit of the photo on the screen. Without them the photo is still there; they come with the next look. */
export function useDetails(eventId: string, photoId: string, preview: string | undefined): PhotoDetails | undefined {
  const [details, setDetails] = useState(() => known.get(photoId));
  useEffect(() => {
    const kept = known.get(photoId);
    setDetails(kept);
    if (kept) return;
    const control = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(paths.api.photo(eventId, photoId, preview), { signal: control.signal });
        if (!response.ok) return;
        const found = (await response.json()) as PhotoDetails;
        known.set(photoId, found);
        setDetails(found);
      } catch {
        // Turned the page, or offline: captions are no reason to disturb the photo.
      }
    }, SETTLED_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [eventId, photoId, preview]);
  return details?.id === photoId ? details : undefined;
}
