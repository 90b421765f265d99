"use client";

import { useCallback, useEffect, useRef } from "react";
import { paths } from "../gallery/paths.ts";
import { whenIdle } from "../grid/when-idle.ts";
import { useKept } from "./kept-set.ts";

export type Verdict = "me" | "not_me";

/** What stands among the answers that are yet to be told, for one that was taken back. */
const TAKEN_BACK = "taken-back";

/** What a runner said about photos of a bib: kept here at once, and reported to the organizer, later where there is no connection. */
export function useVerdicts(eventId: string, preview: string | undefined) {
  const { values, set } = useKept(`verdicts:${eventId}`);
  const { values: untold, set: setUntold } = useKept(`untold:${eventId}`);
  const { values: own, set: setOwn } = useKept("reporter");
  const of = useCallback(
    (photoId: string, bib: string) => values.get(`${photoId} ${bib}`) as Verdict | undefined,
    [values],
  );

  /** @returns whether nothing is left to tell */
  const tell = useCallback(
    async (entry: string, said: string): Promise<boolean> => {
      const [photo, bib] = entry.split(" ");
      const verdict = said === TAKEN_BACK ? null : said;
      const reporter = own.get("token") ?? crypto.randomUUID();
      setOwn("token", reporter);
      const body = JSON.stringify({ photo, bib, verdict, reporter });
      const headers = { "content-type": "application/json" };
      const response = await fetch(paths.api.reports(eventId, preview), { method: "POST", headers, body }).catch(
        () => undefined,
      );
      // What is refused will not be taken later either.
      const isOver = response !== undefined && response.status < 500 && response.status !== 429;
      setUntold(entry, isOver ? undefined : said);
      return isOver;
    },
    [eventId, preview, own, setOwn, setUntold],
  );

  const tellRest = useCallback(async () => {
    for (const [entry, said] of untold) if (!(await tell(entry, said))) return;
  }, [tell, untold]);
  useEffect(() => {
    const again = () => void tellRest();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [tellRest]);
  const atFirst = useRef(tellRest);
  atFirst.current = tellRest;
  // Given without a connection, and the page was closed before there was one. Once only: a service that is down would be asked for ever.
  useEffect(
    () =>
      // When what is kept here has been read, too.
      whenIdle(() => {
        if (navigator.onLine) void atFirst.current();
      }),
    [],
  );

  /** @returns whether nothing is left to tell the organizer */
  const say = async (photoId: string, bib: string, verdict: Verdict | undefined): Promise<boolean> => {
    const entry = `${photoId} ${bib}`;
    set(entry, verdict);
    const isTold = await tell(entry, verdict ?? TAKEN_BACK);
    if (isTold) void tellRest();
    return isTold;
  };
  return { of, say };
}
