import { Event } from "@snaprace/core/event";
import { Gallery } from "@snaprace/core/gallery";
import { Photo } from "@snaprace/core/photo";
import { Flag } from "lucide-react";
import { connection } from "next/server";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EventCard } from "../../gallery/event-card.tsx";
import { imageAddress } from "../../gallery/image-address.ts";
import { siteContext } from "../../server/context.ts";
import { EmptyState, Page } from "../../ui/index.ts";

/** Photos on a card. */
const COVERS = 3;

export default async function EventsPage({ params }: { params: Promise<{ locale: string }> }) {
  await connection();
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations("events");
  const site = siteContext();
  const events = await Event.published(site.publicTruth);
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
  return (
    <Page>
      <div className="max-w-3xl pt-4 pb-10 sm:pt-10">
        <h1 className="text-2xl font-bold sm:text-3xl">{t("hero")}</h1>
        <p className="mt-4 text-lg text-soft">{t("heroText")}</p>
      </div>
      {cards.length === 0 ? (
        <EmptyState icon={Flag} title={t("empty")}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <section>
          <h2 className="text-lg font-semibold">{t("latest")}</h2>
          <ul className="mt-4 grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
            {cards.map((card, index) => (
              <EventCard key={card.event.eventId} {...card} locale={locale} isFirst={index === 0} />
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

/** A few of many, from the beginning, the middle and the end. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, index) => index % step === 0).slice(0, count);
}
