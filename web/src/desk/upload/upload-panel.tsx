"use client";

import { useTranslations } from "next-intl";
import { type DragEvent, useEffect, useId, useState, useSyncExternalStore } from "react";
import { Button } from "../../ui/button.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { SelectField } from "../../ui/field.tsx";
import { totals } from "./upload-list.ts";
import { UploadRows } from "./upload-rows.tsx";
import { isBusy, Uploader } from "./uploader.ts";

interface Props {
  readonly eventId: string;
  readonly photographers: readonly { readonly id: string; readonly name: string }[];
}

const NO_ITEMS: ReturnType<Uploader["items"]> = [];

/** Files are dropped or chosen here; every one has its line until runners can find it. */
export function UploadPanel({ eventId, photographers }: Props) {
  const t = useTranslations("desk.uploadPage");
  const [uploader] = useState(() => new Uploader(eventId));
  const items = useSyncExternalStore(uploader.subscribe, uploader.items, () => NO_ITEMS);
  const [photographer, setPhotographer] = useState(photographers[0]?.id ?? "");
  const [isOver, setOver] = useState(false);
  const [isPaused, setPaused] = useState(false);
  const inputId = useId();
  const busy = isBusy(items);

  useEffect(() => {
    uploader.start();
    return () => uploader.stop();
  }, [uploader]);
  useEffect(() => {
    if (!busy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [busy]);

  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    uploader.add(await filesOf(event.dataTransfer), photographer);
  };
  const sum = totals(items);
  return (
    <div className="mt-6 flex flex-col gap-6">
      {photographers.length > 0 && (
        <SelectField
          id="photographer"
          label={t("photographer")}
          value={photographer}
          onChange={(event) => setPhotographer(event.target.value)}
          className="max-w-sm"
        >
          {photographers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value="">{t("nobody")}</option>
        </SelectField>
      )}
      <section
        aria-label={t("drop")}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`flex flex-col items-center gap-3 rounded-2xl border-2 border-dashed px-4 py-12 text-center ${
          isOver ? "border-accent bg-accent-tint" : "border-edge bg-surface"
        }`}
      >
        <p className="text-lg font-semibold">{t("drop")}</p>
        <p className="max-w-md text-soft">{t("dropHint")}</p>
        <label
          htmlFor={inputId}
          className={buttonClass({ variant: "primary" }, "cursor-pointer has-[+input:focus-visible]:outline")}
        >
          {t("choose")}
        </label>
        <input
          id={inputId}
          type="file"
          multiple
          accept="image/jpeg,image/png,image/webp,.heic,.heif"
          className="sr-only"
          onChange={(event) => {
            uploader.add([...(event.target.files ?? [])], photographer);
            event.target.value = "";
          }}
        />
      </section>
      {items.length > 0 && (
        <section aria-label={t("files")}>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p role="status" className="font-semibold">
              {t("summary", { ready: sum.ready, all: sum.all })}
              {sum.failed > 0 && <span className="ml-2 text-danger">{t("failed", { count: sum.failed })}</span>}
            </p>
            <div className="flex gap-2">
              {sum.failed > 0 && (
                <Button size="small" onClick={() => uploader.retry()}>
                  {t("retry")}
                </Button>
              )}
              {busy && (
                <Button
                  size="small"
                  onClick={() => {
                    uploader.pause(!isPaused);
                    setPaused(!isPaused);
                  }}
                >
                  {isPaused ? t("resume") : t("pause")}
                </Button>
              )}
            </div>
          </div>
          <progress
            value={sum.done}
            max={sum.all}
            aria-label={t("progress")}
            className="mt-3 h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
          />
          <UploadRows items={items} />
        </section>
      )}
    </div>
  );
}

/** Files of a drop, folders included. */
async function filesOf(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return [...transfer.files];
  return (await Promise.all(entries.map(walk))).flat();
}

async function walk(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    return [await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: File[] = [];
  for (;;) {
    // A reader gives a hundred entries at a time, and none when it is through.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return files;
    for (const child of batch) files.push(...(await walk(child)));
  }
}
