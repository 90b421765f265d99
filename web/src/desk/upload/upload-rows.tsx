"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import type { Stage } from "./upload-list.ts";
import type { UploadState } from "./upload-state.ts";

/** A page of thousands of lines would freeze; the ones that need a look come first. */
const SHOWN = 60;

const TONES = {
  waiting: "neutral",
  hashing: "neutral",
  checked: "neutral",
  sending: "info",
  processing: "info",
  searchable: "success",
  partial: "warning",
  removed: "warning",
  rejected: "danger",
  failed: "danger",
} as const satisfies Record<Stage, string>;
const URGENCY: readonly Stage[] = [
  "failed",
  "rejected",
  "removed",
  "sending",
  "hashing",
  "processing",
  "partial",
  "waiting",
  "checked",
  "searchable",
];

export function UploadRows({ state: { items } }: { readonly state: UploadState }) {
  const t = useTranslations("desk");
  const [limit, setLimit] = useState(SHOWN);
  const byStage = Map.groupBy(items, ({ stage }) => stage);
  const shown = URGENCY.flatMap((stage) => byStage.get(stage) ?? []).slice(0, limit);
  return (
    <div>
      <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
        {shown.map(({ id, found, stage, bibs, wasHere, reason }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm" data-stage={stage}>
            <span className="min-w-0 flex-1 basis-40 truncate" title={found.path}>
              {found.file.name}
            </span>
            {bibs && bibs.length > 0 && <span className="numbers text-base text-soft">{bibs.join(" ")}</span>}
            {wasHere && <span className="text-soft">{t("uploadPage.wasHere")}</span>}
            <Badge tone={TONES[stage]}>{t(`stage.${stage}`)}</Badge>
            {reason && <span className="basis-full text-danger">{t(`reason.${reason}`)}</span>}
          </li>
        ))}
      </ul>
      {items.length > limit && (
        <Button size="small" className="mt-3" onClick={() => setLimit(limit + 10 * SHOWN)}>
          {t("uploadPage.more", { count: items.length - limit })}
        </Button>
      )}
    </div>
  );
}
