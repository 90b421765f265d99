"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Link } from "../../i18n/navigation.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { deskPaths } from "../paths.ts";
import { changeOnce } from "../photos/photos-api.ts";
import { StateBadge } from "../state-badge.tsx";
import { ApiError } from "../upload/upload-api.ts";
import type { Trouble } from "./load-board.ts";

interface Props {
  readonly eventId: string;
  readonly troubles: readonly Trouble[];
  readonly hasMore: boolean;
  readonly mayRetry: boolean;
  readonly onRetried: () => void;
}

/** Photos that need a look, why, and another try for one, some or all of them. */
export function BoardTroubles({ eventId, troubles, hasMore, mayRetry, onRetried }: Props) {
  const t = useTranslations("desk.board");
  const reason = useTranslations("desk.reason");
  const problems = useTranslations("organize.problem");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const [notice, setNotice] = useState<{ readonly photos: number; readonly problem?: string }>();
  const picked = troubles.filter(({ photoId }) => chosen.has(photoId)).map(({ photoId }) => photoId);

  const retry = async (photoIds: readonly string[] | "all") => {
    setBusy(true);
    let photos = 0;
    try {
      if (photoIds === "all") {
        let cursor: string | undefined;
        do {
          const step = await changeOnce(eventId, { action: "retry-all", ...(cursor && { cursor }) });
          photos += step.photos;
          cursor = step.next;
        } while (cursor !== undefined);
      } else photos = (await changeOnce(eventId, { action: "retry", photoIds: [...photoIds] })).photos;
      setNotice({ photos });
      setChosen(new Set());
      onRetried();
    } catch (error) {
      setNotice({ photos, problem: error instanceof ApiError ? error.code : "internal" });
    }
    setBusy(false);
  };

  return (
    <section aria-labelledby="troubles" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="troubles" className="text-lg font-semibold">
          {t("troubles")}
        </h2>
        {mayRetry && (
          <div className="flex flex-wrap gap-2">
            <Button size="small" disabled={isBusy || picked.length === 0} onClick={() => void retry(picked)}>
              {t("retryChosen", { count: picked.length })}
            </Button>
            <Button size="small" disabled={isBusy} onClick={() => void retry("all")}>
              <RotateCw aria-hidden className="size-4" />
              {t("retryAll")}
            </Button>
          </div>
        )}
      </div>
      {notice && (
        <Notice tone={notice.problem ? "danger" : "success"} role="status">
          {notice.problem ? problems(notice.problem) : t("retried", { count: notice.photos })}
        </Notice>
      )}
      <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
        {troubles.map(({ photoId, fileName, status, reasons, photographer, image }) => (
          <li key={photoId} data-trouble={status} className="flex items-center gap-3 px-3 py-1.5">
            {mayRetry && (
              <input
                type="checkbox"
                className="size-5 shrink-0"
                aria-label={t("choose", { name: fileName })}
                checked={chosen.has(photoId)}
                onChange={(event) => {
                  const next = new Set(chosen);
                  if (event.target.checked) next.add(photoId);
                  else next.delete(photoId);
                  setChosen(next);
                }}
              />
            )}
            <span className="h-11 w-14 shrink-0 overflow-hidden rounded bg-sunken">
              {image && (
                // biome-ignore lint/performance/noImgElement: a rendition of the pipeline
                <img src={image} alt="" loading="lazy" className="size-full object-cover" />
              )}
            </span>
            <span className="min-w-0 flex-1 text-sm">
              <span className="flex flex-wrap items-center gap-x-2">
                <span className="truncate font-medium">{fileName}</span>
                <StateBadge status={status} />
                {photographer && <span className="text-soft">{photographer}</span>}
              </span>
              <span className="block text-soft">{reasons.map((code) => reason(code)).join(" ")}</span>
            </span>
            {mayRetry && (
              <Button size="small" variant="quiet" disabled={isBusy} onClick={() => void retry([photoId])}>
                <RotateCw aria-hidden className="size-4" />
                <span className="sr-only sm:not-sr-only">{t("retry")}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {hasMore && mayRetry && (
        <p className="text-sm">
          <Link href={`${deskPaths.photos(eventId)}?show=rejected`} className="underline">
            {t("more")}
          </Link>
        </p>
      )}
    </section>
  );
}
