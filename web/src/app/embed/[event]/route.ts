import { setting } from "@snaprace/core/env";
import { Gallery } from "@snaprace/core/gallery";
import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { embedCard } from "../../../embed/card.ts";
import { imageAddress } from "../../../gallery/image-address.ts";
import { imageUrl } from "../../../gallery/image-url.ts";
import { paths } from "../../../gallery/paths.ts";
import { requireVisibleEvent } from "../../../gallery/visible-event.ts";
import { formatDay } from "../../../i18n/format-day.ts";
import { routing } from "../../../i18n/routing.ts";
import { CACHE } from "../../../server/cache-control.ts";
import { endpoint } from "../../../server/endpoint.ts";
import { siteOrigin } from "../../../server/site-origin.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/**
 * The one page that other sites may frame, in the language of `?locale=`: a card with links and a form that open the race in a
 * window of their own. Nothing in it does anything to anybody who is signed in, so being framed cannot be turned against them.
 */
export const GET = endpoint<Params>(async (site, request, params) => {
  const visible = await requireVisibleEvent(site, params.event);
  const { event } = visible;
  const wanted = new URL(request.url).searchParams.get("locale");
  const locale = hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale;
  const t = await getTranslations({ locale, namespace: "publish.embedCard" });
  const prefix = locale === routing.defaultLocale ? "" : `/${locale}`;
  const photoId =
    event.coverPhotoId ?? (await Gallery.page(site, { eventId: event.eventId, limit: 1 })).photos[0]?.photoId;
  const { html, styleHash } = embedCard({
    locale,
    name: event.name,
    when: [formatDay(event.startsOn, locale), event.place].filter(Boolean).join(" · "),
    page: new URL(`${prefix}${paths.event(event.eventId)}`, await siteOrigin()).href,
    picture: photoId && imageUrl(imageAddress(site, visible), photoId, "medium"),
    accent: event.branding.accent,
    words: { label: t("label"), submit: t("submit"), all: t("all") },
  });
  const images = new URL(setting("cdn").url).origin;
  const policy = `default-src 'none'; img-src ${images}; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'`;
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "cache-control": CACHE.shared,
    },
  });
});
