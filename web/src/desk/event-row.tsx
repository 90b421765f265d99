import type { Event } from "@snaprace/core/event";
import type { StatusCounts } from "@snaprace/core/port";
import { ChevronRight } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { formatDay } from "../i18n/format-day.ts";
import { Link } from "../i18n/navigation.ts";
import { EventStatus } from "./event-status.tsx";
import { deskPaths } from "./paths.ts";

interface Props {
  readonly event: Event.Info;
  readonly counts: StatusCounts;
  readonly locale: string;
}

export async function EventRow({ event, counts, locale }: Props) {
  const t = await getTranslations("desk");
  const ready = counts.searchable + counts.partial;
  const open = counts.received + counts.processing;
  const failed = counts.rejected + counts["dead-lettered"];
  const parts = [t("count.ready", { count: ready })];
  if (open > 0) parts.push(t("count.open", { count: open }));
  if (failed > 0) parts.push(t("count.failed", { count: failed }));
  return (
    <li>
      <Link href={deskPaths.event(event.eventId)} className="flex items-center gap-4 px-4 py-4 hover:bg-sunken sm:px-5">
        <span className="min-w-0 flex-1">
          <span className="block truncate font-semibold">{event.name}</span>
          <span className="block text-sm text-soft">
            {formatDay(event.startsOn, locale)} · {parts.join(" · ")}
          </span>
        </span>
        <EventStatus status={event.status} />
        <ChevronRight aria-hidden className="size-5 shrink-0 text-soft" />
      </Link>
    </li>
  );
}
