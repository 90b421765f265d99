import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { hasLocale, NextIntlClientProvider } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { routing } from "../../i18n/routing.ts";
import { siteOrigin } from "../../server/site-origin.ts";
import { ConnectionWatch } from "../../ui/connection-watch.tsx";
import { FONT_CLASSES } from "../../ui/fonts.ts";
import { HangulLetters } from "../../ui/hangul.tsx";
import { NonceProvider } from "../../ui/nonce.tsx";
import { THEME_SCRIPT } from "../../ui/theme.ts";
import { WaitWatch } from "../../ui/wait-watch.tsx";
import "../../styles/app.css";

interface Props {
  readonly children: ReactNode;
  readonly params: Promise<{ locale: string }>;
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fdfcfa" },
    { media: "(prefers-color-scheme: dark)", color: "#12110f" },
  ],
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "site" });
  return {
    metadataBase: await siteOrigin(),
    title: { default: t("title"), template: `%s · ${t("title")}` },
    description: t("description"),
    openGraph: { siteName: t("title"), locale, type: "website" },
  };
}

export default async function RootLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  setRequestLocale(locale);
  const nonce = (await headers()).get("x-nonce") ?? "";
  return (
    // The script below and browsers' own features write attributes on <html> before React sees it.
    <html lang={locale} className={FONT_CLASSES} suppressHydrationWarning>
      <head>
        <script nonce={nonce} suppressHydrationWarning>
          {THEME_SCRIPT}
        </script>
      </head>
      <body>
        {/* Pages that translate in the browser bring their own messages: all of them would be sent with every page. */}
        <NextIntlClientProvider messages={null}>
          <NonceProvider nonce={nonce}>
            {children}
            <ConnectionWatch />
            <HangulLetters />
            <WaitWatch />
          </NonceProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
