import type { Event } from "@snaprace/core/event";
import { getTranslations } from "next-intl/server";
import { EventLogo } from "../branding/event-logo.tsx";
import { formatDay } from "../i18n/format-day.ts";
import { Link } from "../i18n/navigation.ts";
import { showsResults } from "../results/roster.ts";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/index.ts";
import type { EventSummary } from "./event-summary.ts";
import { paths } from "./paths.ts";

interface Props {
  readonly event: Event.Info;
  readonly preview: string | undefined;
  readonly locale: string;
  readonly summary: EventSummary;
  /** Steps back where there is something found to look at. */
  readonly isSmall: boolean;
}

/** Which race this is, how much of it is here, and the ways to everything else about it. */
export async function EventHeader({ event, preview, locale, summary, isSmall }: Props) {
  const t = await getTranslations("gallery");
  const links = [
    ...(showsResults(event)
      ? [{ name: "results", href: paths.results(event.eventId, { preview }), icon: "trophy" as const }]
      : []),
    { name: "favourites", href: paths.favourites(event.eventId, { preview }), icon: "heart" },
    { name: "privacy", href: paths.privacy(event.eventId, preview), icon: "shield-check" },
  ] as const;
  return (
    <div className="md:min-w-[22.5rem]">
      {preview && (
        <Notice tone="warning" title={t("preview")} className="mb-4">
          {t("previewText")}
        </Notice>
      )}
      {!isSmall && <EventLogo event={event} preview={preview} />}
      <h1 className={isSmall ? "text-lg font-bold" : "text-2xl font-bold"}>
        <Link href={paths.event(event.eventId, { preview })} className="reach">
          {event.name}
        </Link>
      </h1>
      <p className={isSmall ? "text-soft" : "mt-2 text-lg text-soft"}>
        {[formatDay(event.startsOn, locale), event.place].filter(Boolean).join(" · ")}
      </p>
      {!isSmall && (
        <p className="mt-1 text-soft">
          {t("photoCount", { count: summary.photoCount })}
          {summary.processingCount > 0 && ` · ${t("processing", { count: summary.processingCount })}`}
        </p>
      )}
      <nav aria-label={t("moreOfEvent")} className={`-ml-2 flex flex-wrap gap-x-2 ${isSmall ? "" : "mt-4"}`}>
        {links.map(({ name, href, icon }) => (
          <Link
            key={name}
            href={href}
            prefetch={false}
            className="tap inline-flex items-center gap-2 rounded-lg px-2 font-semibold hover:bg-sunken"
          >
            {/* No room beside three names on a phone, nor beside the bib on a tablet: a second row would come and go with the font. */}
            <Icon name={icon} className="hidden size-5 text-accent-text sm:inline-block md:hidden lg:inline-block" />
            {t(`links.${name}`)}
          </Link>
        ))}
      </nav>
    </div>
  );
}
