import { Event } from "@snaprace/core/event";
import { Gallery } from "@snaprace/core/gallery";
import { Organizer } from "@snaprace/core/organizer";
import { Photo } from "@snaprace/core/photo";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EventLogo } from "../../branding/event-logo.tsx";
import { EventPage } from "../../branding/event-page.tsx";
import { EventCard } from "../../gallery/event-card.tsx";
import { unlessOut } from "../../gallery/event-metadata.ts";
import { imageAddress } from "../../gallery/image-address.ts";
import { paths } from "../../gallery/paths.ts";
import { getPathname } from "../../i18n/navigation.ts";
import { organizerHere } from "../../organizer/here.ts";
import { siteContext } from "../../server/context.ts";
import { Flag } from "../../ui/drawn-icons.tsx";
import { EmptyState, Page } from "../../ui/index.ts";

/** Photos on a card. */
const COVERS = 3;

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export function generateMetadata(props: Props): Promise<Metadata> {
  return unlessOut("", () => metadataOf(props));
}

async function metadataOf({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const organizerId = await organizerHere();
  if (organizerId === undefined) return { alternates: { canonical: getPathname({ href: paths.home(), locale }) } };
  const organizer = await Organizer.fromID(siteContext().publicTruth, organizerId);
  if (!organizer) return { robots: { index: false } };
  const t = await getTranslations({ locale, namespace: "events" });
  return {
    title: organizer.name,
    description: t("ownMeta", { organizer: organizer.name }),
    alternates: { canonical: getPathname({ href: paths.home(), locale }) },
  };
}

/** All races, or under an organizer's own address theirs. */
export default async function EventsPage({ params }: Props) {
  await connection();
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations("events");
  const site = siteContext();
  const organizerId = await organizerHere();
  const organizer = organizerId === undefined ? undefined : await Organizer.fromID(site.publicTruth, organizerId);
  // Nobody, or somebody who has published nothing: the same to a stranger.
  if (organizerId !== undefined && !organizer) notFound();
  const published = await Event.published(site.publicTruth);
  const events = organizer ? published.filter((event) => event.organizerId === organizer.organizerId) : published;
  const cards = await Promise.all(
    events.map(async (event) => {
      const [progress, page] = await Promise.all([
        site.projection.progress(event),
        Gallery.page(site, { eventId: event.eventId, limit: 24 }),
      ]);
      const covers = spread(page.photos, COVERS);
      const address = imageAddress(site, { event, preview: undefined });
      const counts = Photo.inSight(progress);
      return { event, count: counts.searchable + counts.partial, covers, address };
    }),
  );
  const [latest] = events;
  const content = (
    <>
      <div className="max-w-3xl pt-4 pb-10 sm:pt-10">
        {organizer && latest && <EventLogo event={latest} preview={undefined} />}
        <h1 className="text-2xl font-bold sm:text-3xl">{organizer ? organizer.name : t("hero")}</h1>
        <p className="mt-4 text-lg text-soft">{organizer ? t("ownText") : t("heroText")}</p>
      </div>
      {cards.length === 0 ? (
        <EmptyState icon={Flag} title={t("empty")}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <section>
          <h2 className="text-lg font-semibold">{t("latest")}</h2>
          {/* A race alone stands under the words above it, as wide as they are. */}
          <ul className={`mt-4 grid gap-6 ${cards.length === 1 ? "max-w-3xl" : "sm:grid-cols-2 lg:grid-cols-3"}`}>
            {cards.map((card, index) => (
              <EventCard
                key={card.event.eventId}
                {...card}
                locale={locale}
                isFirst={index === 0}
                isAlone={cards.length === 1}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  );
  return organizer && latest ? <EventPage event={latest}>{content}</EventPage> : <Page>{content}</Page>;
}

/** A few of many, from the beginning, the middle and the end. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, index) => index % step === 0).slice(0, count);
}
