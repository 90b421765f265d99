"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type ImageAddress, imageUrl } from "../gallery/image-url.ts";
import { clockAt } from "../gallery/local-time.ts";
import { paths } from "../gallery/paths.ts";
import type { GridPhoto } from "../grid/grid-photo.ts";
import { TileRules } from "../grid/tile-rules.tsx";
import { tileClass } from "../grid/tile-style.ts";
import { Link } from "../i18n/navigation.ts";
import { useVerdicts } from "../keep/verdicts.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import type { MaybePhoto } from "./maybe-photos.ts";

interface Props {
  readonly eventId: string;
  readonly bib: string;
  readonly preview: string | undefined;
  readonly timeZone: string;
  readonly address: ImageAddress;
  readonly photos: readonly (GridPhoto & Omit<MaybePhoto, "tile">)[];
}

/** Photos that may show this runner although they are not under her bib: she knows best. */
export function MaybeLane({ eventId, bib, preview, timeZone, address, photos }: Props) {
  const t = useTranslations("maybe");
  const verdicts = useVerdicts(eventId, preview);
  const [isUntold, setUntold] = useState(false);
  const why = ({ reason, read, timed }: Omit<MaybePhoto, "tile">) => {
    const first = reason === "near" ? t("why.near", { read: read ?? "" }) : t(`why.${reason}`);
    return timed ? `${first} · ${t("why.timed", { place: timed[0], seconds: Math.abs(timed[1]) })}` : first;
  };
  return (
    <section aria-labelledby="maybe" className="mx-auto max-w-7xl px-4 py-8 sm:px-6">
      <TileRules photos={photos} />
      <h2 id="maybe" className="text-lg font-semibold">
        {t("title")}
      </h2>
      <p className="text-soft">{t("text")}</p>
      <ul className="mt-4 flex snap-x gap-3 overflow-x-auto pb-3">
        {photos.map((photo) => {
          const time = clockAt(photo.t, timeZone);
          const verdict = verdicts.of(photo.id, bib);
          const answer = async (value: "me" | "not_me") =>
            setUntold(!(await verdicts.say(photo.id, bib, verdict === value ? undefined : value)));
          return (
            <li key={photo.id} className="flex w-44 shrink-0 snap-start flex-col sm:w-56">
              <Link
                href={paths.photo(eventId, photo.id, { preview })}
                prefetch={false}
                className={`maybe-photo ${tileClass(photo)} ${verdict === "not_me" ? "opacity-40" : ""}`}
              >
                {/* biome-ignore lint/performance/noImgElement: renditions are made in the pipeline, none on request */}
                <img
                  src={imageUrl(address, photo.id, "small")}
                  alt={t("photo", { time, why: why(photo) })}
                  loading="lazy"
                  decoding="async"
                />
              </Link>
              <p className="mt-1 grow text-sm leading-tight text-soft">
                <span className="numbers text-base">{time}</span> {why(photo)}
              </p>
              <div className="mt-1 grid grid-cols-2 gap-2">
                <Button
                  size="small"
                  aria-pressed={verdict === "me"}
                  variant={verdict === "me" ? "primary" : "secondary"}
                  onClick={() => void answer("me")}
                >
                  <Icon name="user-round-check" className="size-4" />
                  {t("me")}
                </Button>
                <Button size="small" aria-pressed={verdict === "not_me"} onClick={() => void answer("not_me")}>
                  <Icon name="user-round-x" className="size-4" />
                  {t("notMe")}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      <p role="status" className="mt-2 text-sm text-soft">
        {t(isUntold ? "kept" : "note")}
      </p>
    </section>
  );
}
