"use client";

import { Undo2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { ScrollRegion } from "../scroll-region.tsx";
import type { BatchView } from "./load-batches.ts";
import { ApiError, fetchBatches, undoBatchStep } from "./upload-api.ts";

const LOOK_EVERY_MS = 4000;
/** Listed until somebody asks for all. */
const FIRST_SHOWN = 20;

interface Props {
  readonly eventId: string;
  readonly timeZone: string;
  /** As the server drew them. */
  readonly first: readonly BatchView[];
  readonly isBusy: boolean;
  /** Stops sending what is left of one. */
  readonly onUndo: (batchId: string) => Promise<void>;
}

interface Work {
  readonly batchId: string;
  readonly photos: number;
  /** Code of what went wrong. */
  readonly problem?: string;
}

/** What was dropped at once, how far it is, and the way to take all of it back. */
export function UploadBatches({ eventId, timeZone, first, isBusy, onUndo }: Props) {
  const t = useTranslations("desk.batches");
  const problems = useTranslations("organize.problem");
  const locale = useLocale();
  const [batches, setBatches] = useState(first);
  const [isWhole, setWhole] = useState(false);
  const [work, setWork] = useState<Work>();
  const isMoving =
    isBusy || work !== undefined || batches.some(({ sent, begun, isUndone }) => !isUndone && begun < sent);

  useEffect(() => {
    const look = async () => {
      try {
        setBatches(await fetchBatches(eventId));
      } catch {
        // The list stays as it was; the next look may work.
      }
    };
    void look();
    if (!isMoving) return;
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [eventId, isMoving]);

  const run = async (batchId: string, action: "undo" | "restore") => {
    setWork({ batchId, photos: 0 });
    try {
      if (action === "undo") await onUndo(batchId);
      let photos = 0;
      let cursor: string | undefined;
      do {
        const step = await undoBatchStep(eventId, { batchId, action, cursor });
        photos += step.photos;
        cursor = step.next;
        setWork({ batchId, photos });
      } while (cursor !== undefined);
      setBatches(await fetchBatches(eventId));
      setWork(undefined);
    } catch (error) {
      setWork({ batchId, photos: 0, problem: error instanceof ApiError ? error.code : "network" });
    }
  };

  if (batches.length === 0) return null;
  const time = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  return (
    <section aria-labelledby="batches">
      <h2 id="batches" className="text-lg font-semibold">
        {t("title")}
      </h2>
      <p className="text-sm text-soft">{t("text")}</p>
      <ScrollRegion label={t("title")} className="mt-3">
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b border-line text-left text-soft">
              <th className="py-2 pr-4 font-medium">{t("when")}</th>
              <th className="py-2 pr-4 font-medium">{t("by")}</th>
              <th className="py-2 pr-4 text-right font-medium">{t("files")}</th>
              <th className="py-2 pr-4 text-right font-medium">{t("sent")}</th>
              <th className="py-2 pr-4 text-right font-medium">{t("begun")}</th>
              <th className="py-2">
                <span className="sr-only">{t("undo")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {(isWhole ? batches : batches.slice(0, FIRST_SHOWN)).map((batch) => (
              <tr key={batch.batchId} className="border-b border-line" data-batch={batch.batchId}>
                <td className="py-2 pr-4 whitespace-nowrap">{time.format(new Date(batch.startedAt))}</td>
                <td className="py-2 pr-4">{batch.photographer || t("nobody")}</td>
                <td className="numbers py-2 pr-4 text-right text-base">{batch.files}</td>
                <td className="numbers py-2 pr-4 text-right text-base">{batch.sent}</td>
                <td className="numbers py-2 pr-4 text-right text-base">{batch.begun}</td>
                <td className="py-1 text-right whitespace-nowrap">
                  {work?.batchId === batch.batchId && (
                    <span role="status" className={work.problem ? "mr-3 text-danger" : "mr-3 text-soft"}>
                      {work.problem ? problems(work.problem) : t("working", { count: work.photos })}
                    </span>
                  )}
                  {batch.isUndone && !work && <span className="mr-3 text-soft">{t("undone")}</span>}
                  {batch.mayUndo && (
                    <Button
                      size="small"
                      disabled={work !== undefined && work.problem === undefined}
                      onClick={() => void run(batch.batchId, batch.isUndone ? "restore" : "undo")}
                    >
                      <Undo2 aria-hidden className="size-4" />
                      {batch.isUndone ? t("restore") : t("undo")}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {!isWhole && batches.length > FIRST_SHOWN && (
        <Button size="small" className="mt-3" onClick={() => setWhole(true)}>
          {t("all", { count: batches.length })}
        </Button>
      )}
    </section>
  );
}
