"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "../../ui/button.tsx";
import { SelectField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { Remembered } from "./ledger.ts";
import type { BatchView } from "./load-batches.ts";
import { UploadBatches } from "./upload-batches.tsx";
import { UploadDrop } from "./upload-drop.tsx";
import { UploadRows } from "./upload-rows.tsx";
import { UploadSummary } from "./upload-summary.tsx";
import { Uploader } from "./uploader.ts";

interface Props {
  readonly eventId: string;
  readonly timeZone: string;
  readonly photographers: readonly { readonly id: string; readonly name: string }[];
  readonly batches: readonly BatchView[];
}

/** Files are dropped or chosen here; every one has its line until runners can find it. */
export function UploadPanel({ eventId, timeZone, photographers, batches }: Props) {
  const t = useTranslations("desk.uploadPage");
  const [uploader] = useState(() => new Uploader(eventId));
  const state = useSyncExternalStore(uploader.subscribe, uploader.state, uploader.state);
  const [photographer, setPhotographer] = useState(photographers[0]?.id ?? "");
  const { items, unfinished, totals, isForgetful } = state;
  const isSending = totals.bytesLeft > 0;

  useEffect(() => {
    void uploader.start();
    return () => uploader.stop();
  }, [uploader]);
  useEffect(() => {
    if (!isSending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isSending]);

  return (
    <div className="mt-4 flex flex-col gap-6">
      {unfinished.map((remembered) => (
        <Unfinished
          key={remembered.batch.batchId}
          remembered={remembered}
          onResume={() => uploader.resume(remembered, true)}
          onForget={() => uploader.forget(remembered.batch.batchId)}
        />
      ))}
      {isForgetful && <Notice tone="warning">{t("forgetful")}</Notice>}
      <div className="grid gap-4 lg:grid-cols-[18rem_minmax(0,1fr)]">
        {photographers.length > 0 ? (
          <SelectField
            id="photographer"
            label={t("photographer")}
            hint={t("photographerHint")}
            value={photographer}
            onChange={(event) => setPhotographer(event.target.value)}
          >
            {photographers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value="">{t("nobody")}</option>
          </SelectField>
        ) : (
          <p className="text-sm text-soft">{t("noPhotographers")}</p>
        )}
        <UploadDrop isSmall={items.length > 0} onFound={(found) => void uploader.add(found, photographer)} />
      </div>
      {items.length > 0 && (
        <section aria-label={t("files")} className="flex flex-col gap-4">
          <UploadSummary
            state={state}
            onPause={() => uploader.pause(!state.isPaused)}
            onRetry={() => uploader.retry()}
          />
          <UploadRows state={state} />
        </section>
      )}
      <UploadBatches
        eventId={eventId}
        timeZone={timeZone}
        first={batches}
        isBusy={isSending || totals.settled < totals.all}
        onUndo={(batchId) => uploader.forget(batchId)}
      />
    </div>
  );
}

interface UnfinishedProps {
  readonly remembered: Remembered;
  readonly onResume: () => Promise<boolean>;
  readonly onForget: () => Promise<void>;
}

/** An upload that an earlier visit did not end, and the way to go on with it. */
function Unfinished({ remembered: { batch, files }, onResume, onForget }: UnfinishedProps) {
  const t = useTranslations("desk.uploadPage");
  const [isLost, setLost] = useState(false);
  const open = [...files.values()].filter(({ state }) => state === "open").length;
  const canFind = batch.handles.length > 0 && !isLost;
  return (
    <Notice tone="info" title={t("unfinishedTitle", { open, all: files.size })}>
      <p>{t(canFind ? "unfinishedFound" : "unfinishedDrop")}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        {canFind && (
          <Button size="small" variant="primary" onClick={async () => setLost(!(await onResume()))}>
            {t("goOn")}
          </Button>
        )}
        <Button size="small" onClick={() => void onForget()}>
          {t("forget")}
        </Button>
      </div>
    </Notice>
  );
}
