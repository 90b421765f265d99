"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type RefObject, useState } from "react";
import { Button } from "../../ui/button.tsx";
import type { Bulk, PhotoDeskState } from "./photo-desk.ts";

interface Props {
  readonly count: number;
  /** The photos were taken away: all one can do is bring them back. */
  readonly isAway: boolean;
  readonly working: PhotoDeskState["working"];
  readonly photographers: readonly { readonly id: string; readonly name: string }[];
  readonly bib: RefObject<HTMLInputElement | null>;
  readonly onRun: (bulk: Bulk) => void;
  readonly onClear: () => void;
}

const BIB = /^[0-9A-Z]{1,6}$/;
const FIELD = "tap rounded-lg border border-edge bg-surface px-3 text-base";

/** What can be done with what is selected. It stays at the foot of the window. */
export function PhotosBar({ count, isAway, working, photographers, bib, onRun, onClear }: Props) {
  const t = useTranslations("desk.photos");
  const [typed, setTyped] = useState("");
  const isBusy = working !== undefined;
  const named = (action: "add-bib" | "remove-bib") => {
    if (BIB.test(typed)) onRun({ action, bib: typed });
    if (BIB.test(typed)) setTyped("");
  };
  return (
    <section
      aria-label={t("bar")}
      className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-x-5 gap-y-2 border-t border-line bg-surface px-4 py-3 shadow-card sm:mx-0 sm:rounded-t-xl sm:border-x"
    >
      <p role="status" className="numbers text-lg font-semibold">
        {working ? t("working", working) : t("selected", { count })}
      </p>
      {isAway ? (
        <Button size="small" variant="primary" disabled={isBusy} onClick={() => onRun({ action: "restore" })}>
          {t("restore")}
        </Button>
      ) : (
        <>
          <form
            className="flex items-center gap-2"
            onSubmit={(event: FormEvent) => {
              event.preventDefault();
              named("add-bib");
            }}
          >
            <input
              ref={bib}
              value={typed}
              onChange={(event) =>
                setTyped(
                  event.target.value
                    .toUpperCase()
                    .replace(/[^0-9A-Z]/g, "")
                    .slice(0, 6),
                )
              }
              aria-label={t("bib")}
              placeholder={t("bib")}
              autoComplete="off"
              inputMode="numeric"
              className={`numbers w-24 font-semibold ${FIELD}`}
            />
            <Button type="submit" size="small" disabled={isBusy || typed === ""}>
              {t("addBib")}
            </Button>
            <Button size="small" disabled={isBusy || typed === ""} onClick={() => named("remove-bib")}>
              {t("removeBib")}
            </Button>
          </form>
          {photographers.length > 0 && (
            <select
              aria-label={t("credit")}
              value="?"
              disabled={isBusy}
              onChange={(event) => onRun({ action: "credit", photographerId: event.target.value })}
              className={`max-w-52 text-sm ${FIELD}`}
            >
              <option value="?" disabled>
                {t("credit")}
              </option>
              {photographers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
              <option value="">{t("nobody")}</option>
            </select>
          )}
          <div className="flex flex-wrap gap-2">
            <Button size="small" disabled={isBusy} onClick={() => onRun({ action: "retry" })}>
              {t("retry")}
            </Button>
            <Button size="small" disabled={isBusy} onClick={() => onRun({ action: "takedown" })}>
              {t("takedown")}
            </Button>
            <Button size="small" variant="danger" disabled={isBusy} onClick={() => onRun({ action: "delete" })}>
              {t("delete")}
            </Button>
          </div>
        </>
      )}
      <Button size="small" variant="quiet" className="ml-auto" onClick={onClear}>
        {t("clear")}
      </Button>
    </section>
  );
}
