import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EventPage } from "../../../../../branding/event-page.tsx";
import { eventMetadata, eventOf } from "../../../../../gallery/event-metadata.ts";
import { paths } from "../../../../../gallery/paths.ts";
import { MOST_IN_ZIP } from "../../../../../take/zip-limit.ts";
import { CloudOff } from "../../../../../ui/drawn-icons.tsx";
import { EmptyState, LinkButton } from "../../../../../ui/index.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string }>;
  readonly searchParams: Promise<{ why?: string | string[]; preview?: string | string[] }>;
}

/** Codes of problems that have words of their own here; all others are told as an outage. */
const REASONS = ["invalid-input", "not-found", "not-allowed", "not-offered", "archived", "rate-limited"] as const;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale, event: eventId } = await params;
  const { preview } = await searchParams;
  const t = await getTranslations({ locale, namespace: "notSaved" });
  return eventMetadata({ locale, eventId, preview, title: t("title") });
}

/** Where a browser is led whose download was refused: why, what to do, and the way back. */
export default async function NotSavedPage({ params, searchParams }: Props) {
  const { locale, event: eventId } = await params;
  setRequestLocale(locale);
  const { why, preview: token } = await searchParams;
  const visible = await eventOf(eventId, typeof token === "string" ? token : undefined);
  if (!visible) notFound();
  const { event, preview } = visible;
  const t = await getTranslations("notSaved");
  const reason = REASONS.find((known) => known === why) ?? "unavailable";
  return (
    <EventPage event={event} width="text">
      <h1 className="sr-only">{event.name}</h1>
      <EmptyState
        icon={CloudOff}
        title={t("title")}
        actions={
          <>
            <LinkButton href={paths.event(eventId, { preview })} variant="primary">
              {t("back")}
            </LinkButton>
            <LinkButton href={paths.favourites(eventId, { preview })} prefetch={false}>
              {t("favourites")}
            </LinkButton>
          </>
        }
      >
        {t(`why.${reason}`, { most: MOST_IN_ZIP })}
      </EmptyState>
    </EventPage>
  );
}
