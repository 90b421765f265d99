import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Link } from "../i18n/navigation.ts";
import { Brand } from "./brand.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { MAIN_ID } from "./main-id.ts";
import { ThemeSwitch } from "./theme-switch.tsx";

export async function Header({ extra }: { readonly extra?: ReactNode }) {
  const t = await getTranslations("site");
  return (
    <header className="border-b border-line bg-paper">
      <a
        href={`#${MAIN_ID}`}
        className="sr-only rounded-lg bg-surface px-4 py-3 font-semibold focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      >
        {t("skipToContent")}
      </a>
      <div className="mx-auto flex h-14 max-w-7xl items-center px-4 sm:gap-1 sm:px-6">
        <Link
          href="/"
          prefetch={false}
          aria-label={t("home")}
          className="tap mr-auto inline-flex shrink-0 items-center whitespace-nowrap"
        >
          <Brand />
        </Link>
        {extra}
        <LanguageSwitch label={t("language")} />
        <ThemeSwitch labels={{ system: t("theme.system"), light: t("theme.light"), dark: t("theme.dark") }} />
      </div>
    </header>
  );
}
