"use client";

import { Download, GalleryVertical, Heart, ImageDown, Share2, UserRoundCheck, UserRoundX, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useEffect, useState } from "react";
import { useController } from "yet-another-react-lightbox";
import { type ImageAddress, imageUrl } from "../gallery/image-url.ts";
import { clockAt } from "../gallery/local-time.ts";
import { type PageFilters, paths } from "../gallery/paths.ts";
import type { GridPhoto } from "../grid/grid-photo.ts";
import { Link } from "../i18n/navigation.ts";
import type { useFavourites } from "../keep/favourites.ts";
import type { useVerdicts } from "../keep/verdicts.ts";
import type { Downloads } from "../take/downloads.ts";
import type { CardFacts } from "../take/draw-card.ts";
import { saveFullSize } from "../take/save-full-size.ts";
import { sharePhotos } from "../take/share.ts";
import { ShareCard } from "../take/share-card.tsx";
import { useDetails } from "./use-details.ts";

interface Props {
  readonly eventId: string;
  readonly title: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly address: ImageAddress;
  readonly filters: PageFilters;
  readonly photo: GridPhoto;
  readonly position: number;
  readonly total: number;
  readonly credits: Readonly<Record<string, string>>;
  readonly card: CardFacts;
  readonly downloads: Downloads;
  readonly favourites: ReturnType<typeof useFavourites>;
  readonly verdicts: ReturnType<typeof useVerdicts>;
  readonly whyOf: (photo: GridPhoto) => string | undefined;
}

/** A thin bar above the photo and one below: what is known about it, and what can be done with it. */
export function LightboxBar(props: Props) {
  const {
    eventId,
    title,
    timeZone,
    locale,
    address,
    filters,
    photo,
    position,
    total,
    credits,
    favourites,
    verdicts,
    downloads,
  } = props;
  const t = useTranslations("lightbox");
  const details = useDetails(eventId, photo.id, filters.preview);
  const [said, setSaid] = useState<string>();
  const [isCardOpen, setCardOpen] = useState(false);
  const { focus } = useController();
  useEffect(() => {
    // A bib or a name that had the focus went with its photo: keys would do nothing any more.
    if (document.activeElement === document.body) focus();
  });
  const isFavourite = favourites.has(photo.id);
  const bib = filters.bib;
  const verdict = bib === undefined ? undefined : verdicts.of(photo.id, bib);
  const why = props.whyOf(photo);
  const bibs = ownFirst(details?.bibs ?? [], bib);
  const credit = photo.by === undefined ? undefined : (credits[photo.by] ?? details?.photographer?.name);
  const share = async () => {
    const outcome = await sharePhotos({
      countFor: filters.preview ? undefined : eventId,
      title,
      url: window.location.href,
      address,
      photos: [photo],
    });
    setSaid(outcome === "shared" ? undefined : t(outcome));
  };
  return (
    <>
      <div className="lightbox-top">
        <span className="numbers" aria-live="polite">
          {t("position", { position: position.toLocaleString(locale), count: total.toLocaleString(locale) })}
        </span>
        <button type="button" className="lightbox-button" aria-label={t("close")} onClick={() => window.history.back()}>
          <X aria-hidden />
        </button>
      </div>
      <div className="lightbox-bottom">
        <div className="lightbox-facts">
          <span className="numbers text-lg">{clockAt(photo.t, timeZone)}</span>
          {credit &&
            (details?.photographer?.website ? (
              <a href={details.photographer.website} rel="noopener" className="underline underline-offset-4">
                {t("credit", { name: credit })}
              </a>
            ) : (
              <span>{t("credit", { name: credit })}</span>
            ))}
          {bibs.map((match) => {
            const href = paths.event(eventId, { bib: match.bib, preview: filters.preview });
            return (
              <Link
                key={match.bib}
                aria-current={match.bib === bib ? "true" : undefined}
                href={href}
                {...(href === paths.event(eventId, filters) && { onClick: backToList })}
                className="lightbox-bib numbers"
                aria-label={t("allOfBib", { bib: match.bib })}
              >
                {match.bib}
              </Link>
            );
          })}
          <Link
            href={paths.privacy(eventId, filters.preview, photo.id)}
            prefetch={false}
            className="underline-offset-4 hover:underline"
          >
            {t("hide")}
          </Link>
          {why && <span className="lightbox-why">{why}</span>}
          <span role="status">{said}</span>
        </div>
        <div className="lightbox-actions">
          {downloads !== "off" && (
            <a
              className="lightbox-button"
              href={paths.api.download(eventId, photo.id, filters.preview)}
              aria-label={t("download")}
              title={t("download")}
            >
              <Download aria-hidden />
            </a>
          )}
          {downloads === "full" && (
            <Action
              label={t("fullSize")}
              onClick={async () => {
                setSaid(t("fullComing"));
                setSaid(t(await saveFullSize(eventId, photo.id, filters.preview)));
              }}
            >
              <ImageDown aria-hidden />
            </Action>
          )}
          <Action label={t("share")} onClick={share}>
            <Share2 aria-hidden />
          </Action>
          <Action label={t("favourite")} isPressed={isFavourite} onClick={() => favourites.toggle(photo.id)}>
            <Heart aria-hidden className={isFavourite ? "fill-current" : undefined} />
          </Action>
          <Action label={t("card")} onClick={() => setCardOpen(true)}>
            <GalleryVertical aria-hidden />
          </Action>
          {bib !== undefined && (
            <Action
              label={t("notMe")}
              isPressed={verdict === "not_me"}
              onClick={async () => {
                const next = verdict === "not_me" ? undefined : "not_me";
                const isTold = await verdicts.say(photo.id, bib, next);
                setSaid(next && t(isTold ? "notMeSaid" : "notMeKept"));
              }}
            >
              {verdict === "not_me" ? <UserRoundCheck aria-hidden /> : <UserRoundX aria-hidden />}
            </Action>
          )}
        </div>
      </div>
      {isCardOpen && (
        <ShareCard
          photoUrl={imageUrl(address, photo.id, "large")}
          at={bibs.find((match) => match.bib === bib)?.at}
          facts={props.card}
          fileName={[eventId, bib].filter(Boolean).join("-")}
          onClose={() => setCardOpen(false)}
        />
      )}
    </>
  );
}

/** The list stands behind the viewer already: a way on to the very same page would draw nothing anew and leave the viewer open. */
function backToList(event: MouseEvent): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  window.history.back();
}

/** Whoever looks for one bib sees it before the others. */
function ownFirst<Match extends { readonly bib: string }>(bibs: readonly Match[], own: string | undefined): Match[] {
  return [...bibs].sort((a, b) => Number(b.bib === own) - Number(a.bib === own));
}

interface ActionProps {
  readonly label: string;
  readonly isPressed?: boolean;
  readonly onClick: () => unknown;
  readonly children: ReactNode;
}

function Action({ label, isPressed, onClick, children }: ActionProps) {
  return (
    <button
      type="button"
      className="lightbox-button"
      aria-label={label}
      title={label}
      aria-pressed={isPressed}
      onClick={() => void onClick()}
    >
      {children}
    </button>
  );
}
