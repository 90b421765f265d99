import { Event } from "@snaprace/core/event";
import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { paths } from "../gallery/paths.ts";
import { getPathname } from "../i18n/navigation.ts";
import { routing } from "../i18n/routing.ts";
import { organizerHere } from "../organizer/here.ts";
import { siteContext } from "../server/context.ts";
import { siteOrigin } from "../server/site-origin.ts";

/** Published events only, in every language: read as anyone on the internet, so nothing else can be in it. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection();
  const [published, origin, organizer] = [
    await Event.published(siteContext().publicTruth),
    await siteOrigin(),
    await organizerHere(),
  ];
  // An organizer's own address has its home for itself; its races are found where all are.
  const events = organizer === undefined ? published : [];
  return [paths.home(), ...events.map(({ eventId }) => paths.event(eventId))].map((href) => {
    const url = (locale: (typeof routing.locales)[number]) => new URL(getPathname({ href, locale }), origin).href;
    return {
      url: url(routing.defaultLocale),
      alternates: { languages: Object.fromEntries(routing.locales.map((locale) => [locale, url(locale)])) },
    };
  });
}
