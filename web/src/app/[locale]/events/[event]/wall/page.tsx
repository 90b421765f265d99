import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { eventMetadata, eventOf } from "../../../../../gallery/event-metadata.ts";
import { readFilters, type SearchParams } from "../../../../../gallery/page-filters.ts";
import { paths } from "../../../../../gallery/paths.ts";
import { ClientMessages } from "../../../../../i18n/client-messages.tsx";
import { siteContext } from "../../../../../server/context.ts";
import { siteOrigin } from "../../../../../server/site-origin.ts";
import { LiveWall } from "../../../../../wall/live-wall.tsx";
import { newestPhotos } from "../../../../../wall/newest-photos.ts";
import { QrCode } from "../../../../../wall/qr-code.tsx";

interface Props {
  readonly params: Promise<{ locale: string; event: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale, event: eventId } = await params;
  const { preview } = await searchParams;
  const t = await getTranslations({ locale, namespace: "publish.wall" });
  return eventMetadata({ locale, eventId, preview, title: t("title") });
}

/** For a screen in the finish area: nothing to touch, the newest photos, and the way to one's own. */
export default async function WallPage({ params, searchParams }: Props) {
  const { locale, event: eventId } = await params;
  setRequestLocale(locale);
  const { filters } = readFilters(await searchParams);
  const site = siteContext();
  const visible = await eventOf(eventId, filters.preview);
  if (!visible) notFound();
  const t = await getTranslations("publish.wall");
  const { event, preview } = visible;
  const url = new URL(paths.event(eventId), await siteOrigin());
  return (
    <main className="fixed inset-0 cursor-none overflow-hidden bg-black text-white">
      <ClientMessages names={["grid"]}>
        <LiveWall
          first={await newestPhotos(site, visible)}
          address={paths.api.wall(eventId, preview)}
          timeZone={event.timeZone}
          empty={t("empty")}
          offline={t("offline")}
          pause={t("pause")}
          goOn={t("goOn")}
        />
      </ClientMessages>
      <div className="absolute inset-x-0 bottom-0 flex items-end justify-between gap-6 bg-gradient-to-t from-black/85 to-transparent p-[3vmin] pt-[12vmin]">
        <div className="min-w-0">
          <h1 className="text-[max(4.5vmin,1.25rem)] leading-tight font-bold break-words">{event.name}</h1>
          <p className="mt-1 text-[max(2.6vmin,0.875rem)] opacity-90">
            {t("find", { address: `${url.host}${url.pathname}` })}
          </p>
        </div>
        <QrCode url={url.href} label={t("code")} className="w-[18vmin] min-w-24 shrink-0 rounded-lg" />
      </div>
    </main>
  );
}
