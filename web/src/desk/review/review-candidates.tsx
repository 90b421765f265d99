"use client";

import { useTranslations } from "next-intl";
import type { ItemView } from "./review-view.ts";

interface Props {
  readonly item: ItemView;
  readonly chosen: number;
  readonly onChoose: (bib: string) => void;
}

/** What was read and what speaks against it, then who it may be and why. */
export function ReviewCandidates({ item, chosen, onChoose }: Props) {
  const t = useTranslations("organize.review");
  const { reading, claim, said, candidates } = item;
  return (
    <>
      <div>
        {reading ? (
          <>
            <h2 className="text-soft">{reading.isFace ? t("likeness") : t("read", { percent: reading.percent })}</h2>
            <p className="numbers text-3xl leading-none font-bold">{reading.bib}</p>
            <p className="mt-2 text-sm text-soft">{reading.reasons.map((code) => t(`reason.${code}`)).join(" ")}</p>
          </>
        ) : claim ? (
          <>
            <h2 className="text-soft">{t("claim")}</h2>
            <p className="numbers text-3xl leading-none font-bold">{claim}</p>
          </>
        ) : (
          <>
            <h2 className="text-lg font-semibold">{t("unread")}</h2>
            <p className="text-sm text-soft">{t("unreadText")}</p>
          </>
        )}
      </div>
      {said && (
        <p className="flex flex-col rounded-lg bg-warning-tint px-3 py-2 text-sm font-medium">
          {said.notMe > 0 && <span>{t("saidNotMe", { count: said.notMe })}</span>}
          {said.me > 0 && <span>{t("saidMe", { count: said.me })}</span>}
        </p>
      )}
      {candidates.length > 0 ? (
        <ul aria-label={t("candidates")} className="flex flex-col gap-2">
          {candidates.map(({ bib, name, race, reasons }, index) => (
            <li key={bib}>
              <button
                type="button"
                onClick={() => onChoose(bib)}
                data-chosen={index === chosen || undefined}
                className="tap flex w-full items-center gap-4 rounded-xl border border-line bg-surface px-4 py-2 text-left hover:bg-sunken data-chosen:border-accent data-chosen:ring-2 data-chosen:ring-accent"
              >
                <span className="numbers w-20 shrink-0 text-xl font-semibold">{bib}</span>
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{[name, race].filter(Boolean).join(" · ")}</span>
                  <span className="block text-sm text-soft">
                    {reasons.map((reason) => t(`because.${reason.code}`, wordsOf(reason))).join(" · ")}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-soft">{t("nobodyLikely")}</p>
      )}
    </>
  );
}

function wordsOf(reason: ItemView["candidates"][number]["reasons"][number]) {
  if (reason.code === "neighbour") {
    return { seconds: Math.round(Math.abs(reason.seconds) * 10) / 10, when: reason.seconds < 0 ? "before" : "after" };
  }
  return { ...reason };
}
