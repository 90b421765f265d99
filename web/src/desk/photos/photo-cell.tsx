"use client";

import { Check, Maximize2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { StateBadge } from "../state-badge.tsx";
import type { DeskPhoto } from "./load-photos.ts";

interface Props {
  readonly photo: DeskPhoto;
  readonly isSelected: boolean;
  readonly style?: { left: number; top: number; width: number; height: number } | undefined;
  readonly onToggle: (id: string, isRange: boolean) => void;
  readonly onZoom: (id: string) => void;
}

/** A photo that can be selected, with what is known of it. */
export function PhotoCell({ photo, isSelected, style, onToggle, onZoom }: Props) {
  const t = useTranslations("desk.photos");
  const state = useTranslations("desk.reason");
  const { id, fileName, image, large, time, bibs, status, reasons, away } = photo;
  const why = away
    ? away.daysLeft === undefined
      ? t("takenDown")
      : t("deleted", { days: away.daysLeft })
    : reasons.map((reason) => state(reason)).join(" ");
  return (
    <li className={style ? "group absolute" : "group relative min-w-0"} style={style}>
      <button
        type="button"
        data-photo={id}
        aria-pressed={isSelected}
        aria-label={[fileName, time, bibs.map(({ bib }) => bib).join(" "), why].filter(Boolean).join(", ")}
        onClick={(event) => onToggle(id, event.shiftKey)}
        onDoubleClick={() => large && onZoom(id)}
        className="relative block aspect-[4/3] w-full overflow-hidden rounded-md bg-sunken outline-offset-2 aria-pressed:ring-4 aria-pressed:ring-accent"
      >
        {image ? (
          // biome-ignore lint/performance/noImgElement: renditions are made in the pipeline, none on request
          <img src={image} alt="" loading="lazy" className={`size-full object-cover ${away ? "opacity-45" : ""}`} />
        ) : (
          <span className="grid size-full place-items-center px-2 text-sm text-soft">{why || fileName}</span>
        )}
        {image && away && (
          <span className="absolute inset-x-0 bottom-0 bg-black/75 px-2 py-1 text-left text-sm text-white">{why}</span>
        )}
        <span
          aria-hidden
          className={`absolute top-1.5 left-1.5 grid size-6 place-items-center rounded-full border-2 ${
            isSelected ? "border-white bg-accent text-on-accent" : "border-white bg-black/35 text-transparent"
          }`}
        >
          <Check className="size-4" />
        </span>
      </button>
      {large && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={t("zoom", { name: fileName })}
          onClick={() => onZoom(id)}
          className="absolute top-1 right-1 hidden size-8 place-items-center rounded-full bg-black/55 text-white group-focus-within:grid group-hover:grid"
        >
          <Maximize2 aria-hidden className="size-4" />
        </button>
      )}
      <p className="mt-1 flex items-baseline gap-2 overflow-hidden whitespace-nowrap">
        <span className="numbers min-w-0 flex-1 truncate text-base leading-tight font-semibold">
          {bibs.length === 0 ? (
            <span className="font-sans text-sm font-normal text-soft">{t("noBib")}</span>
          ) : (
            bibs.map(({ bib, isSure }) => (isSure ? bib : `${bib}?`)).join(" ")
          )}
        </span>
        <span className="numbers shrink-0 text-sm text-soft">{time}</span>
      </p>
      <p className="flex items-center gap-1.5 truncate text-xs text-soft" title={why || fileName}>
        {status !== "searchable" && !away && <StateBadge status={status} />}
        <span className="truncate">{image && why && !away ? why : fileName}</span>
      </p>
    </li>
  );
}
