"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import type { Stage, UploadItem } from "./upload-list.ts";

/** A page of thousands of lines would freeze; the ones that need a look come first. */
const SHOWN = 100;

const TONES = {
  waiting: "neutral",
  hashing: "neutral",
  sending: "info",
  processing: "info",
  searchable: "success",
  partial: "warning",
  rejected: "danger",
  failed: "danger",
} as const satisfies Record<Stage, string>;
const URGENCY: readonly Stage[] = [
  "failed",
  "rejected",
  "sending",
  "hashing",
  "processing",
  "waiting",
  "partial",
  "searchable",
];

export function UploadRows({ items }: { readonly items: readonly UploadItem[] }) {
  const t = useTranslations("desk");
  const [limit, setLimit] = useState(SHOWN);
  const sorted = [...items].sort((a, b) => URGENCY.indexOf(a.stage) - URGENCY.indexOf(b.stage) || a.id - b.id);
  return (
    <>
      <ul className="mt-4 divide-y divide-line rounded-xl border border-line bg-surface">
        {sorted.slice(0, limit).map((item) => (
          <li key={item.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3" data-stage={item.stage}>
            <span className="min-w-0 flex-1 basis-40 truncate">{item.file.name}</span>
            {item.bibs && item.bibs.length > 0 && <span className="numbers text-soft">{item.bibs.join(" ")}</span>}
            {item.wasHere && <span className="text-sm text-soft">{t("uploadPage.wasHere")}</span>}
            <Badge tone={TONES[item.stage]}>{t(`stage.${item.stage}`)}</Badge>
            {item.reason && <span className="basis-full text-sm text-danger">{t(`reason.${item.reason}`)}</span>}
          </li>
        ))}
      </ul>
      {sorted.length > limit && (
        <Button className="mt-3" onClick={() => setLimit(limit + SHOWN)}>
          {t("uploadPage.more", { count: sorted.length - limit })}
        </Button>
      )}
    </>
  );
}
