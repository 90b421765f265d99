import { Event } from "@snaprace/core/event";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { hasLocale } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EventPage } from "../../../../../branding/event-page.tsx";
import { eventMetadata, eventOf } from "../../../../../gallery/event-metadata.ts";
import { eventSummary } from "../../../../../gallery/event-summary.ts";
import { imageAddress } from "../../../../../gallery/image-address.ts";
import { paths } from "../../../../../gallery/paths.ts";
import { ClientMessages } from "../../../../../i18n/client-messages.tsx";
import { formatDay } from "../../../../../i18n/format-day.ts";
import { Link } from "../../../../../i18n/navigation.ts";
import { routing } from "../../../../../i18n/routing.ts";
import { eventFacts } from "../../../../../results/card-facts.ts";
import { consentNotice } from "../../../../../selfie/notice.ts";
import { SelfieSearch } from "../../../../../selfie/selfie-search.tsx";
import { siteContext } from "../../../../../server/context.ts";
import { EmptyState, LinkButton, Notice } from "../../../../../ui/index.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string }>;
  readonly searchParams: Promise<{ preview?: string | string[] }>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale, event: eventId } = await params;
  const { preview } = await searchParams;
  const t = await getTranslations({ locale, namespace: "selfie" });
  return eventMetadata({ locale, eventId, preview, title: t("title") });
}

export default async function SelfiePage({ params, searchParams }: Props) {
  const { locale, event: eventId } = await params;
  setRequestLocale(locale);
  const { preview: token } = await searchParams;
  const site = siteContext();
  const visible = await eventOf(eventId, typeof token === "string" ? token : undefined);
  if (!visible || !hasLocale(routing.locales, locale)) notFound();
  const { event, preview } = visible;
  const t = await getTranslations("selfie");
  const back = paths.event(eventId, { preview });
  if (!Event.keepsFaces(event, new Date())) {
    return (
      <EventPage event={event} width="text">
        <h1 className="sr-only">{event.name}</h1>
        <EmptyState title={t("off")} actions={<LinkButton href={back}>{t("offAction")}</LinkButton>}>
          {t("offText")}
        </EmptyState>
      </EventPage>
    );
  }
  const { photoCount, photographers } = await eventSummary(site, visible);
  return (
    <EventPage event={event} width="wide">
      <div className="mx-auto max-w-3xl">
        <Link href={back} className="tap inline-flex items-center text-soft hover:underline">
          ← {t("back", { event: event.name })}
        </Link>
        <h1 className="text-xl font-bold">{t("title")}</h1>
        <p className="mt-2 text-lg text-soft">{t("lead", { event: event.name })}</p>
        <noscript>
          <Notice tone="warning" className="mt-4">
            {t("noScript")}
          </Notice>
        </noscript>
        <ClientMessages names={["selfie", "grid"]}>
          <SelfieSearch
            eventId={eventId}
            eventName={event.name}
            timeZone={event.timeZone}
            preview={preview}
            notice={await consentNotice(event, locale)}
            photoCount={photoCount}
            address={imageAddress(site, visible)}
            downloads={event.downloadPolicy}
            card={eventFacts(event, formatDay(event.startsOn, locale))}
            credits={Object.fromEntries(photographers.map((each) => [each.photographerId, each.name]))}
          />
        </ClientMessages>
      </div>
    </EventPage>
  );
}
