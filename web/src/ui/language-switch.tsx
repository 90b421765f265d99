"use client";

import { useSearchParams } from "next/navigation";
import { useLocale } from "next-intl";
import { getPathname, usePathname } from "../i18n/navigation.ts";
import { type Locale, routing } from "../i18n/routing.ts";
import { buttonClass } from "./button-class.ts";
import { Icon } from "./icon.tsx";

/** Each language in its own words: whoever needs the switch may not read the page's language. */
const NAMES: Record<Locale, string> = { en: "English", ko: "한국어" };

/**
 * Leads to the same page in the other language, as a whole new document, so that <html lang> changes with it. The prefix is
 * always there: it tells the proxy to remember the choice.
 */
export function LanguageSwitch({ label }: { readonly label: string }) {
  const current = useLocale();
  const pathname = usePathname();
  const query = useSearchParams().toString();
  return (
    <nav aria-label={label} className="flex">
      {routing.locales
        .filter((locale) => locale !== current)
        .map((locale) => {
          const path = getPathname({ locale, href: pathname, forcePrefix: true });
          return (
            <a
              key={locale}
              href={query ? `${path}?${query}` : path}
              lang={locale}
              hrefLang={locale}
              className={buttonClass({ variant: "quiet", size: "small" }, "w-24")}
            >
              <Icon name="languages" className="size-4" />
              {NAMES[locale]}
            </a>
          );
        })}
    </nav>
  );
}
