import { Logo } from "@snaprace/core/logo";
import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { deskEndpoint } from "../../../../../../desk/desk-endpoint.ts";
import { paths } from "../../../../../../gallery/paths.ts";
import { formatDay } from "../../../../../../i18n/format-day.ts";
import { routing } from "../../../../../../i18n/routing.ts";
import { poster } from "../../../../../../poster/poster.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";
import { siteOrigin } from "../../../../../../server/site-origin.ts";

export const dynamic = "force-dynamic";

/** The poster as PDF, in the language of `?locale=`. */
export const GET = deskEndpoint("editor", async ({ session, event, request }) => {
  const wanted = new URL(request.url).searchParams.get("locale");
  const locale = hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale;
  const t = await getTranslations({ locale, namespace: "publish.poster" });
  // Scanned on any phone: the site itself finds the reader's language.
  const url = new URL(paths.event(event.eventId), await siteOrigin());
  const words = {
    heading: t("heading"),
    text: t(event.faceMode === "off" ? "text" : "textWithSelfie"),
    when: [formatDay(event.startsOn, locale), event.place].filter(Boolean).join(" · "),
    address: `${url.host}${url.pathname}`,
  };
  const logo = event.branding.logo && (await Logo.read(session.truth, event.eventId));
  const pdf = await poster({ event, words, url: url.href, language: locale, logo });
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${event.eventId}-poster-${locale}.pdf"`,
      "cache-control": CACHE.none,
    },
  });
});
