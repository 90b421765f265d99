"use client";

import { paths } from "../gallery/paths.ts";
import { useKept } from "./kept-set.ts";

export type Verdict = "me" | "not_me";

/** What a runner said about photos of a bib: kept here at once, and reported to the organizer. */
export function useVerdicts(eventId: string, preview: string | undefined) {
  const { values, set } = useKept(`verdicts:${eventId}`);
  const own = useKept("reporter");
  const of = (photoId: string, bib: string) => values.get(`${photoId} ${bib}`) as Verdict | undefined;
  /** @returns whether the organizer was told */
  const say = async (photoId: string, bib: string, verdict: Verdict | undefined): Promise<boolean> => {
    set(`${photoId} ${bib}`, verdict);
    const reporter = own.values.get("token") ?? crypto.randomUUID();
    own.set("token", reporter);
    try {
      const response = await fetch(paths.api.reports(eventId, preview), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ photo: photoId, bib, verdict: verdict ?? null, reporter }),
      });
      return response.ok;
    } catch {
      // Offline: it stands for this runner, and is said again with the next press.
      return false;
    }
  };
  return { of, say };
}
