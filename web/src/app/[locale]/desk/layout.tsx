import { NextIntlClientProvider } from "next-intl";
import { getMessages, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";

interface Props {
  readonly children: ReactNode;
  readonly params: Promise<{ locale: string }>;
}

/** The desk's words go to the browser with the desk's pages only. */
export default async function DeskLayout({ children, params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const { desk, organize, setup, publish, account } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ desk, organize, setup, publish, account }}>{children}</NextIntlClientProvider>
  );
}
