import { type Messages, NextIntlClientProvider } from "next-intl";
import type { ComponentType } from "react";
import type { Locale } from "./routing.ts";

const WORDS: Record<Locale, () => Promise<{ default: unknown }>> = {
  en: () => import("../../messages/en/viewer.json"),
  ko: () => import("../../messages/ko/viewer.json"),
};

/** A part of the page together with its words: most visitors never open it, so neither is sent with the page. */
export async function withViewerWords<Props extends object>(
  part: Promise<ComponentType<Props>>,
): Promise<ComponentType<Props>> {
  const locale: Locale = document.documentElement.lang === "ko" ? "ko" : "en";
  const [Component, words] = await Promise.all([part, WORDS[locale]()]);
  return (props) => (
    <NextIntlClientProvider locale={locale} messages={words.default as Messages}>
      <Component {...props} />
    </NextIntlClientProvider>
  );
}
