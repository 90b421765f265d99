"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { Notice } from "../../ui/notice.tsx";
import { removeVideo, sendVideo, type VideoProblem, VideoRefused } from "./send-video.ts";

interface Props {
  readonly eventId: string;
  /** Name of the file that is there. */
  readonly file: string | undefined;
  /** Id of the field of the same form that says when its first picture was taken. */
  readonly startId: string;
}

/** A video of the organizer's own: sent from this page, and shown on runners' pages without anybody else's player. */
export function VideoFile({ eventId, file, startId }: Props) {
  const t = useTranslations("setup.video");
  const router = useRouter();
  const [problem, setProblem] = useState<VideoProblem>();
  /** Share that was sent, 0–1. */
  const [sent, setSent] = useState<number>();
  const [isBusy, setBusy] = useState(false);

  async function run(work: () => Promise<void>) {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
      router.refresh();
    } catch (error) {
      if (!(error instanceof VideoRefused)) throw error;
      setProblem(error.problem);
    } finally {
      setBusy(false);
      setSent(undefined);
    }
  }

  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm font-semibold">{file ? t("ownFile") : t("orFile")}</p>
      <div className="flex flex-wrap items-center gap-3">
        <label
          htmlFor="videoFile"
          aria-disabled={isBusy}
          className={buttonClass({ variant: "secondary" }, "cursor-pointer has-[+input:focus-visible]:outline")}
        >
          {file ? t("replace") : t("choose")}
        </label>
        <input
          id="videoFile"
          type="file"
          accept="video/mp4,video/webm"
          disabled={isBusy}
          className="sr-only"
          onChange={({ target }) => {
            const chosen = target.files?.[0];
            const start = target.form?.elements.namedItem(startId);
            const startsAt = start instanceof HTMLInputElement ? start.value : "";
            if (chosen) void run(() => sendVideo({ eventId, file: chosen, startsAt, onSent: setSent }));
            target.value = "";
          }}
        />
        {file && (
          <Button variant="quiet" disabled={isBusy} onClick={() => void run(() => removeVideo(eventId))}>
            {t("remove")}
          </Button>
        )}
        <p role="status" className="text-soft">
          {isBusy && sent === undefined && t("reading")}
          {sent !== undefined && t("sending", { percent: Math.floor(sent * 100) })}
        </p>
      </div>
      {sent !== undefined && (
        <progress aria-label={t("sendingLabel")} value={sent} max={1} className="w-full max-w-md" />
      )}
      <p className="text-sm text-soft">{t("fileHint")}</p>
      {problem && (
        <Notice tone="danger" role="alert">
          {t(`problem.${problem}`)}
        </Notice>
      )}
    </div>
  );
}
