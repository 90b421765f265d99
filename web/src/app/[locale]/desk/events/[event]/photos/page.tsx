import { Photographer } from "@snaprace/core/photographer";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EventFrame } from "../../../../../../desk/event-frame.tsx";
import { deskPaths } from "../../../../../../desk/paths.ts";
import { cameraList } from "../../../../../../desk/photos/cameras.ts";
import { CamerasPanel } from "../../../../../../desk/photos/cameras-panel.tsx";
import { filterOf, type PhotosQuery } from "../../../../../../desk/photos/filter-of.ts";
import { loadPhotos } from "../../../../../../desk/photos/load-photos.ts";
import { PhotosFilters } from "../../../../../../desk/photos/photos-filters.tsx";
import { PhotosPanel } from "../../../../../../desk/photos/photos-panel.tsx";
import { siteContext } from "../../../../../../server/context.ts";
import { requireEventAccess, requireSession } from "../../../../../../session/pages.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string }>;
  readonly searchParams: Promise<PhotosQuery>;
}

const NAMES = ["show", "by", "bib", "from", "to"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "desk.photos" });
  return { title: t("title"), robots: { index: false } };
}

export default async function PhotosPage({ params, searchParams }: Props) {
  const { locale, event: eventId } = await params;
  setRequestLocale(locale);
  const session = await requireSession(deskPaths.photos(eventId));
  const access = await requireEventAccess(session, eventId, "editor");
  const { event } = access;
  const site = siteContext();
  const asked = await searchParams;
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = asked[name];
    if (typeof value === "string" && value !== "") query.set(name, value);
  }
  const [first, credited, { cameras }] = await Promise.all([
    loadPhotos(site, session, event, { filter: filterOf(asked, event) }),
    Photographer.forEvent(session.truth, eventId),
    cameraList({ site, session, ...access }),
  ]);
  const photographers = credited.map(({ photographerId, name }) => ({ id: photographerId, name }));
  return (
    <EventFrame session={session} access={access} current="photos">
      <div className="flex flex-col gap-6">
        <PhotosFilters eventId={eventId} query={query} photographers={photographers} />
        {/* Another filter is another list, with nothing selected. */}
        <PhotosPanel
          key={query.toString()}
          eventId={eventId}
          query={query.toString()}
          first={first}
          photographers={photographers}
        />
        {cameras.length > 0 && <CamerasPanel eventId={eventId} timeZone={event.timeZone} cameras={cameras} />}
      </div>
    </EventFrame>
  );
}
