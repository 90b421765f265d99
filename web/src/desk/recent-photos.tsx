import type { Event } from "@snaprace/core/event";
import { Photo } from "@snaprace/core/photo";
import { Images } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { query } from "../gallery/paths.ts";
import { EmptyState, LinkButton } from "../ui/index.ts";
import { deskPaths } from "./paths.ts";
import { StateBadge } from "./state-badge.tsx";

interface Props {
  readonly photos: readonly Photo.Info[];
  readonly event: Event.Info;
  readonly cdnUrl: string;
  readonly preview: string | undefined;
}

/** Photos with what became of them, those that need somebody first. */
export async function RecentPhotos({ photos, event, cdnUrl, preview }: Props) {
  const t = await getTranslations("desk");
  if (photos.length === 0) {
    return (
      <EmptyState
        icon={Images}
        title={t("event.emptyTitle")}
        actions={
          <LinkButton href={deskPaths.upload(event.eventId)} variant="primary">
            {t("event.upload")}
          </LinkButton>
        }
      >
        {t("event.emptyText")}
      </EmptyState>
    );
  }
  const needsSomebody = (photo: Photo.Info) => photo.status === "rejected" || photo.status === "dead-lettered";
  const sorted = [...photos].sort((a, b) => Number(needsSomebody(b)) - Number(needsSomebody(a)));
  return (
    <section className="mt-8">
      <h2 className="text-lg font-semibold">{t("event.photos")}</h2>
      <ul className="mt-3 grid grid-cols-2 gap-x-3 gap-y-5 sm:grid-cols-4 lg:grid-cols-6">
        {sorted.map((photo) => (
          <li key={photo.photoId} className="min-w-0">
            <div className="grid aspect-[4/3] place-items-center overflow-hidden rounded-lg bg-sunken">
              {Photo.toTile(photo) && (
                // biome-ignore lint/performance/noImgElement: renditions are made in the pipeline, none on request
                <img
                  src={`${cdnUrl}/${Photo.keys.rendition(photo, "small")}${query({ preview })}`}
                  alt=""
                  loading="lazy"
                  className="size-full object-cover"
                />
              )}
            </div>
            <p className="mt-1.5 truncate text-sm text-soft" title={photo.fileName}>
              {photo.fileName}
            </p>
            <div className="mt-1 flex min-w-0 items-center gap-1.5 text-sm">
              {photo.status !== "searchable" && <StateBadge status={photo.status} />}
              <span className="numbers truncate text-base font-semibold">{bibsOf(photo)}</span>
            </div>
            {photo.status === "dead-lettered" && (
              <p className="mt-1 text-sm text-danger">{t("reason.dead-lettered")}</p>
            )}
            {photo.rejectReason && <p className="mt-1 text-sm text-danger">{t(`reason.${photo.rejectReason}`)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function bibsOf(photo: Photo.Info): string {
  const bibs = photo.bibs.filter(({ state }) => state !== "rejected").map(({ bib }) => bib);
  return [...new Set(bibs)].join(" ");
}
