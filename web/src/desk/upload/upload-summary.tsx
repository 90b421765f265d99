"use client";

import { useTranslations } from "next-intl";
import { Link } from "../../i18n/navigation.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { UploadState } from "./upload-state.ts";

interface Props {
  readonly state: UploadState;
  readonly onPause: () => void;
  readonly onRetry: () => void;
}

/** How far it is, in one sentence and one bar, and what holds it up. */
export function UploadSummary({ state: { totals, halt, isPaused, isChecking, secondsLeft }, onPause, onRetry }: Props) {
  const t = useTranslations("desk.uploadPage");
  const { all, checked, fresh, here, sent, searchable, troubled, retryable, settled, bytesLeft } = totals;
  const isDone = settled === all;
  const isComparing = isChecking && checked < all;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          {/* The count moves five times a second; what it comes to is read out. */}
          <p role="status" aria-live={isComparing ? "off" : "polite"} className="font-semibold">
            {isComparing ? t("checking", { checked, all }) : t("found", { fresh, here })}
          </p>
          <p className="numbers mt-0.5 text-base text-soft">
            {fresh > 0 && <span>{t("sent", { sent, fresh })} · </span>}
            <span>{t("searchable", { searchable })}</span>
            {troubled > 0 && <span className="text-danger"> · {t("troubled", { count: troubled })}</span>}
            {secondsLeft !== undefined && !isPaused && <span> · {t("left", leftOf(secondsLeft))}</span>}
          </p>
        </div>
        <div className="flex gap-2">
          {retryable > 0 && (
            <Button size="small" onClick={onRetry}>
              {t("retry")}
            </Button>
          )}
          {bytesLeft > 0 && (
            <Button size="small" onClick={onPause}>
              {isPaused ? t("resume") : t("pause")}
            </Button>
          )}
        </div>
      </div>
      <progress
        value={isComparing ? checked : settled}
        max={all}
        aria-label={t("progress")}
        className="h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      {halt && !isDone && (
        <Notice tone={halt === "offline" ? "warning" : "danger"} role="status">
          {t(`halt.${halt}`)}{" "}
          {halt === "not-signed-in" && (
            <Link href="/sign-in" target="_blank" className="font-semibold underline">
              {t("signIn")}
            </Link>
          )}
        </Notice>
      )}
    </>
  );
}

function leftOf(seconds: number): { readonly unit: string; readonly count: number } {
  if (seconds < 60) return { unit: "seconds", count: Math.max(5, Math.ceil(seconds / 5) * 5) };
  if (seconds < 5400) return { unit: "minutes", count: Math.ceil(seconds / 60) };
  return { unit: "hours", count: Math.ceil(seconds / 3600) };
}
