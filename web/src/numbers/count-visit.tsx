"use client";

import { useEffect } from "react";
import { type Report, reportVisit } from "./report-visit.ts";

interface Props {
  readonly eventId: string;
  readonly report: Report;
}

/** Reports that this page was looked at: its HTML may come from a cache, which tells the site nothing. */
export function CountVisit({ eventId, report }: Props) {
  useEffect(() => {
    if (!isSeenAgain()) reportVisit(eventId, report);
  }, [eventId, report]);
  return null;
}

/** The first page of a document that was loaded again, or come back to, was counted before. */
function isSeenAgain(): boolean {
  const [loaded] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const isDocuments = loaded !== undefined && new URL(loaded.name).href.split("#")[0] === location.href.split("#")[0];
  return isDocuments && (loaded.type === "reload" || loaded.type === "back_forward");
}
