import { setting } from "@snaprace/core/env";
import { Gallery } from "@snaprace/core/gallery";
import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { embedCard, embedNote } from "../../../embed/card.ts";
import { imageAddress } from "../../../gallery/image-address.ts";
import { imageUrl } from "../../../gallery/image-url.ts";
import { paths } from "../../../gallery/paths.ts";
import { requireVisibleEvent } from "../../../gallery/visible-event.ts";
import { formatDay } from "../../../i18n/format-day.ts";
import { routing } from "../../../i18n/routing.ts";
import { CACHE } from "../../../server/cache-control.ts";
import { endpoint, type RouteContext } from "../../../server/endpoint.ts";
import { siteOrigin } from "../../../server/site-origin.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

const card = endpoint<Params>(async (site, request, params) => {
  const visible = await requireVisibleEvent(site, params.event);
  const { event } = visible;
  const locale = localeOf(request);
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
  return new Response(html, { headers: headersOf(styleHash, CACHE.shared) });
});

/**
 * The one page that other sites may frame, in the language of `?locale=`: a card with links and a form that open the race in a
 * window of their own. Nothing in it does anything to anybody who is signed in, so being framed cannot be turned against them.
 * Before the race is published, and in an outage, it says so in words.
 */
export const GET = async (request: Request, context: RouteContext<Params>): Promise<Response> => {
  const answer = await card(request, context);
  if (answer.status < 400) return answer;
  const locale = localeOf(request);
  const t = await getTranslations({ locale, namespace: "publish.embedCard" });
  const { html, styleHash } = embedNote(locale, t(answer.status === 404 ? "notYet" : "unavailable"));
  return new Response(html, { status: answer.status, headers: headersOf(styleHash, CACHE.none) });
};

function localeOf(request: Request) {
  const wanted = new URL(request.url).searchParams.get("locale");
  return hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale;
}

function headersOf(styleHash: string, cacheControl: string) {
  const images = new URL(setting("cdn").url).origin;
  return {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `default-src 'none'; img-src ${images}; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'`,
    "cache-control": cacheControl,
  };
}
