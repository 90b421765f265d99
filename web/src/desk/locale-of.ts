import { hasLocale } from "next-intl";
import { type Locale, routing } from "../i18n/routing.ts";

/** The language that an address asks for in `?locale=`, for files, whose addresses have no language. */
export function localeOf(query: URLSearchParams): Locale {
  const wanted = query.get("locale");
  return hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale;
}
