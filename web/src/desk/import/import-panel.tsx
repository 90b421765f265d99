"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId, useState, useTransition } from "react";
import { Link } from "../../i18n/navigation.ts";
import { Button } from "../../ui/button.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { Notice } from "../../ui/notice.tsx";
import { deskPaths } from "../paths.ts";
import { saveBlob } from "../save-blob.ts";
import { applyImport, fetchRejects, type ImportChoice, previewImport } from "./import-api.ts";
import { ImportMapping } from "./import-mapping.tsx";
import { ImportReport } from "./import-report.tsx";
import type { ReadyPreview } from "./preview-view.ts";

/** The server's own limit; telling it before a large file is sent saves the wait. Bytes. */
const MAX_BYTES = 25_000_000;

interface Props {
  readonly eventId: string;
}

/** A file is chosen, its columns are checked, the difference is seen, and then it is applied. Nothing is written before. */
export function ImportPanel({ eventId }: Props) {
  const t = useTranslations("organize.import");
  const locale = useLocale();
  const inputId = useId();
  const [file, setFile] = useState<File>();
  const [choice, setChoice] = useState<ImportChoice>({});
  const [preview, setPreview] = useState<ReadyPreview>();
  const [problem, setProblem] = useState<string>();
  const [isDone, setDone] = useState(false);
  const [isBusy, start] = useTransition();

  const look = (chosen: File, wanted: ImportChoice) =>
    start(async () => {
      setProblem(undefined);
      setDone(false);
      setFile(chosen);
      setChoice(wanted);
      // What another file would change is nothing that this one may be imported by.
      if (chosen !== file) setPreview(undefined);
      if (chosen.size > MAX_BYTES) return setProblem("too-large");
      const answer = await previewImport(eventId, chosen, wanted);
      if (answer.status === "failed") return setProblem(answer.code);
      if (answer.value.status === "refused") {
        setPreview(undefined);
        return setProblem(answer.value.problem);
      }
      setPreview(answer.value);
    });

  const write = () =>
    start(async () => {
      if (!file || !preview) return;
      setProblem(undefined);
      const answer = await applyImport(eventId, file, {
        ...choice,
        mapping: preview.mapping,
        fingerprint: preview.fingerprint,
      });
      if (answer.status === "failed") return setProblem(answer.code);
      if (answer.value.status === "applied") return setDone(true);
      setProblem(answer.value.status);
      // The new difference is there to be looked at.
      if (answer.value.status === "changed") {
        const next = await previewImport(eventId, file, choice);
        if (next.status === "ok" && next.value.status === "ready") setPreview(next.value);
      }
    });

  const save = async () => {
    if (!file || !preview) return;
    const answer = await fetchRejects(eventId, file, { ...choice, mapping: preview.mapping }, locale);
    if (answer.status === "failed") setProblem(answer.code);
    else saveBlob(answer.value, `${eventId}-left-out.csv`);
  };

  const hasBib = preview?.mapping.includes("bib") ?? false;
  const work = preview
    ? preview.counts.added + preview.counts.changed + (choice.removeMissing ? preview.counts.missing : 0)
    : 0;
  return (
    <div className="flex flex-col gap-6">
      <section
        aria-label={t("drop")}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          const dropped = event.dataTransfer.files[0];
          if (dropped) look(dropped, {});
        }}
        className="flex flex-wrap items-center gap-x-5 gap-y-3 rounded-2xl border-2 border-dashed border-edge bg-surface p-5"
      >
        <div className="min-w-0 flex-1 basis-60">
          <p className="truncate font-semibold">{file ? file.name : t("drop")}</p>
          <p className="text-sm text-soft">
            {preview
              ? t("format", {
                  lines: preview.counts.lines,
                  format: preview.format,
                  encoding: preview.encoding,
                  delimiter: preview.delimiter === "\t" ? "tab" : preview.delimiter,
                })
              : t("dropHint")}
          </p>
        </div>
        <label
          htmlFor={inputId}
          className={buttonClass(
            { variant: preview ? "secondary" : "primary" },
            "cursor-pointer has-[+input:focus-visible]:outline",
          )}
        >
          {preview ? t("chooseOther") : t("choose")}
        </label>
        <input
          id={inputId}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values"
          className="sr-only"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen) look(chosen, {});
            event.target.value = "";
          }}
        />
      </section>
      {problem && (
        <Notice tone={problem === "changed" || problem === "nothing-to-do" ? "warning" : "danger"} role="alert">
          {t(`failure.${problem}`)}
        </Notice>
      )}
      {isDone && preview && (
        <Notice tone="success" role="status" title={t("done", { count: work })}>
          <Link href={deskPaths.runners(eventId)} className="font-semibold underline">
            {t("toList")}
          </Link>
        </Notice>
      )}
      {!isDone && preview && file && (
        <>
          <ImportMapping
            preview={preview}
            choice={choice}
            isBusy={isBusy}
            onChange={(wanted) => look(file, { ...choice, mapping: preview.mapping, ...wanted })}
          />
          {!hasBib && <Notice tone="warning">{t("failure.no-bib-column")}</Notice>}
          {hasBib && <ImportReport preview={preview} onSaveProblems={save} />}
          {hasBib && (
            <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-between gap-3 border-t border-line bg-paper px-4 py-3 sm:mx-0 sm:px-0">
              <p className="text-sm text-soft">{t("nothingYet")}</p>
              <Button variant="primary" size="large" busy={isBusy} disabled={work === 0} onClick={write}>
                {t("apply", { count: work })}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}
