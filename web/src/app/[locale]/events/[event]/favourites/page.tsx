import { Photographer } from "@snaprace/core/photographer";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EventPage } from "../../../../../branding/event-page.tsx";
import { eventMetadata, eventOf } from "../../../../../gallery/event-metadata.ts";
import { imageAddress } from "../../../../../gallery/image-address.ts";
import type { SearchParams } from "../../../../../gallery/page-filters.ts";
import { paths } from "../../../../../gallery/paths.ts";
import { ClientMessages } from "../../../../../i18n/client-messages.tsx";
import { formatDay } from "../../../../../i18n/format-day.ts";
import { Link } from "../../../../../i18n/navigation.ts";
import { FavouritesPage } from "../../../../../keep/favourites-page.tsx";
import { sharedIds } from "../../../../../keep/shared-ids.ts";
import { eventFacts } from "../../../../../results/card-facts.ts";
import { siteContext } from "../../../../../server/context.ts";
import { Notice } from "../../../../../ui/index.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale, event: eventId } = await params;
  const { preview } = await searchParams;
  const t = await getTranslations({ locale, namespace: "favourites" });
  return eventMetadata({ locale, eventId, preview, title: t("title") });
}

export default async function Favourites({ params, searchParams }: Props) {
  const { locale, event: eventId } = await params;
  setRequestLocale(locale);
  const { ids, preview: token } = await searchParams;
  const site = siteContext();
  const visible = await eventOf(eventId, typeof token === "string" ? token : undefined);
  if (!visible) notFound();
  const { event, preview } = visible;
  const [t, photographers] = await Promise.all([
    getTranslations("favourites"),
    Photographer.forEvent(visible.truth, eventId),
  ]);
  const shared = sharedIds(ids);
  return (
    <EventPage event={event} width="full">
      <div className="mx-auto max-w-7xl px-4 pt-6 pb-2 sm:px-6">
        <Link
          href={paths.event(eventId, { preview })}
          className="tap inline-flex items-center text-soft hover:underline"
        >
          ← {t("back", { event: event.name })}
        </Link>
        <h1 className="text-xl font-bold">{shared ? t("shared") : t("title")}</h1>
        {!shared && <p className="mt-1 text-soft">{t("lead")}</p>}
      </div>
      <div className="px-1 sm:px-2">
        <noscript>
          <Notice tone="warning" className="mx-auto max-w-3xl">
            {t("noScript")}
          </Notice>
        </noscript>
        <ClientMessages names={["favourites", "grid", "evidence"]}>
          <FavouritesPage
            shared={shared}
            eventId={eventId}
            eventName={event.name}
            timeZone={event.timeZone}
            address={imageAddress(site, visible)}
            filters={{ preview }}
            downloads={event.downloadPolicy}
            card={eventFacts(event, formatDay(event.startsOn, locale))}
            credits={Object.fromEntries(photographers.map((each) => [each.photographerId, each.name]))}
          />
        </ClientMessages>
      </div>
    </EventPage>
  );
}
