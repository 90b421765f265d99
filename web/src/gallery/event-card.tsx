import type { Event } from "@snaprace/core/event";
import type { Photo } from "@snaprace/core/photo";
import { getTranslations } from "next-intl/server";
import { formatDay } from "../i18n/format-day.ts";
import { Link } from "../i18n/navigation.ts";
import { type ImageAddress, imageUrl } from "./image-url.ts";
import { paths } from "./paths.ts";

interface Props {
  readonly event: Event.Info;
  readonly count: number;
  readonly covers: readonly Photo.Tile[];
  readonly address: ImageAddress;
  readonly locale: string;
  readonly isFirst: boolean;
  /** There is no other: it takes a whole line, its words beside its photos. */
  readonly isAlone: boolean;
}

/** A race with a few of its photos. */
export async function EventCard({ event, count, covers, address, locale, isFirst, isAlone }: Props) {
  const t = await getTranslations("events");
  const [main, ...others] = covers;
  return (
    <li
      className={`group relative overflow-hidden rounded-2xl border border-line bg-surface shadow-card ${isAlone ? "sm:flex sm:items-center" : ""}`}
    >
      <div
        className={`grid aspect-[3/2] grid-cols-3 grid-rows-2 gap-0.5 bg-sunken ${isAlone ? "sm:w-3/5 sm:shrink-0" : ""}`}
      >
        {main && <Cover photoId={main.photoId} name="medium" address={address} isFirst={isFirst} isMain />}
        {others.map(({ photoId }) => (
          <Cover key={photoId} photoId={photoId} name="small" address={address} isFirst={isFirst} />
        ))}
      </div>
      <div className={isAlone ? "p-4 sm:p-6" : "p-4"}>
        <h3 className="text-lg font-semibold">
          <Link href={paths.event(event.eventId)} className="after:absolute after:inset-0 group-hover:underline">
            {event.name}
          </Link>
        </h3>
        <p className="text-soft">{[formatDay(event.startsOn, locale), event.place].filter(Boolean).join(" · ")}</p>
        <p className="mt-2 font-medium text-accent-text">{t("photoCount", { count })}</p>
      </div>
    </li>
  );
}

interface CoverProps {
  readonly photoId: string;
  readonly name: "small" | "medium";
  readonly address: ImageAddress;
  readonly isFirst: boolean;
  readonly isMain?: boolean;
}

function Cover({ photoId, name, address, isFirst, isMain = false }: CoverProps) {
  return (
    // biome-ignore lint/performance/noImgElement: renditions are made in the pipeline, none on request
    <img
      src={imageUrl(address, photoId, name)}
      alt=""
      loading={isFirst ? "eager" : "lazy"}
      fetchPriority={isFirst && isMain ? "high" : "auto"}
      className={`size-full object-cover ${isMain ? "col-span-2 row-span-2" : ""}`}
    />
  );
}
