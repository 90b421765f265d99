"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { undoImport } from "../import/actions.ts";

interface Props {
  readonly eventId: string;
  readonly timeZone: string;
  readonly imports: readonly {
    readonly importId: string;
    readonly fileName: string;
    readonly importedAt: string;
    readonly added: number;
    readonly changed: number;
    readonly removed: number;
    readonly undoneAt: string | undefined;
  }[];
}

/** The latest imports, each of which can be taken back. */
export function ImportHistory({ eventId, timeZone, imports }: Props) {
  const t = useTranslations("organize.history");
  const problems = useTranslations("organize.problem");
  const locale = useLocale();
  const [message, setMessage] = useState<{ readonly tone: "success" | "danger"; readonly text: string }>();
  const [busyWith, setBusyWith] = useState<string>();
  const [, start] = useTransition();
  const when = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  const undo = (importId: string) => {
    setBusyWith(importId);
    start(async () => {
      const result = await undoImport(eventId, importId);
      setBusyWith(undefined);
      if (result.status === "refused") setMessage({ tone: "danger", text: problems(result.code) });
      else if (result.status === "not-there") setMessage({ tone: "danger", text: t("gone") });
      else setMessage({ tone: "success", text: t("undone", { restored: result.restored, kept: result.kept }) });
    });
  };
  return (
    <section className="mt-10">
      <h2 className="text-lg font-semibold">{t("title")}</h2>
      {message && (
        <Notice tone={message.tone} role="status" className="mt-3">
          {message.text}
        </Notice>
      )}
      <ul className="mt-3 divide-y divide-line rounded-xl border border-line bg-surface">
        {imports.map(({ importId, fileName, importedAt, added, changed, removed, undoneAt }) => (
          <li key={importId} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <span className="min-w-0 flex-1 basis-52 truncate font-medium">{fileName}</span>
            <span className="text-sm text-soft">{when.format(new Date(importedAt))}</span>
            <span className="text-sm text-soft">{t("counts", { added, changed, removed })}</span>
            {undoneAt ? (
              <span className="tap inline-flex items-center text-sm text-soft">{t("wasUndone")}</span>
            ) : (
              <Button size="small" busy={busyWith === importId} onClick={() => undo(importId)}>
                {t("undo")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
