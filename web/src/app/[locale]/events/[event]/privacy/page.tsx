import { Event } from "@snaprace/core/event";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { hasLocale } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EventPage } from "../../../../../branding/event-page.tsx";
import { eventMetadata, eventOf } from "../../../../../gallery/event-metadata.ts";
import { imageAddress } from "../../../../../gallery/image-address.ts";
import type { SearchParams } from "../../../../../gallery/page-filters.ts";
import { paths } from "../../../../../gallery/paths.ts";
import { ClientMessages } from "../../../../../i18n/client-messages.tsx";
import { Link } from "../../../../../i18n/navigation.ts";
import { routing } from "../../../../../i18n/routing.ts";
import { Lifetimes } from "../../../../../privacy/lifetimes.tsx";
import { PrivacyDesk } from "../../../../../privacy/privacy-desk.tsx";
import { consentNotice } from "../../../../../selfie/notice.ts";
import { siteContext } from "../../../../../server/context.ts";
import { Notice } from "../../../../../ui/index.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale, event: eventId } = await params;
  const { preview } = await searchParams;
  const t = await getTranslations({ locale, namespace: "privacy" });
  return eventMetadata({ locale, eventId, preview, title: t("title") });
}

export default async function PrivacyPage({ params, searchParams }: Props) {
  const { locale, event: eventId } = await params;
  setRequestLocale(locale);
  const { preview: token, photo } = await searchParams;
  const site = siteContext();
  const visible = await eventOf(eventId, typeof token === "string" ? token : undefined);
  if (!visible || !hasLocale(routing.locales, locale)) notFound();
  const { event, preview } = visible;
  const t = await getTranslations("privacy");
  const keepsFaces = Event.keepsFaces(event, new Date());
  const photoId = typeof photo === "string" ? photo : undefined;
  const lifetimes = <Lifetimes event={event} locale={locale} />;
  return (
    <EventPage event={event} width="text">
      <Link href={paths.event(eventId, { preview })} className="tap inline-flex items-center text-soft hover:underline">
        ← {t("back", { event: event.name })}
      </Link>
      <h1 className="text-xl font-bold">{t("title")}</h1>
      <p className="mt-2 text-lg text-soft">{t("lead", { event: event.name })}</p>
      <div className="mt-6 flex flex-col gap-6">
        {/* Who comes from a photo has come to hide it: everything else is told after that. */}
        {photoId === undefined && lifetimes}
        {!keepsFaces && <Notice>{t("noFaces")}</Notice>}
        <noscript>
          <Notice tone="warning">{t("noScript")}</Notice>
        </noscript>
        <ClientMessages names={["privacy", "selfie"]}>
          <PrivacyDesk
            eventId={eventId}
            timeZone={event.timeZone}
            preview={preview}
            notice={keepsFaces ? await consentNotice(event, locale) : undefined}
            address={imageAddress(site, visible)}
            photoId={photoId}
          />
        </ClientMessages>
        {photoId !== undefined && lifetimes}
      </div>
    </EventPage>
  );
}
