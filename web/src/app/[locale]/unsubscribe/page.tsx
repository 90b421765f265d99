import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { UnsubscribeForm } from "../../../mail/unsubscribe-form.tsx";
import { Page } from "../../../ui/index.ts";

interface Props {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "publish.unsubscribe" });
  return { title: t("title"), robots: { index: false }, referrer: "no-referrer" };
}

/** Where the link under a mail leads. Looking does nothing: programs look at every link of a mail before a person does. */
export default async function UnsubscribePage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations("publish.unsubscribe");
  const { token } = await searchParams;
  return (
    <Page width="text">
      <h1 className="text-xl font-bold">{t("title")}</h1>
      <UnsubscribeForm
        token={typeof token === "string" ? token : ""}
        words={{ text: t("text"), submit: t("submit"), done: t("done"), failed: t("failed") }}
      />
    </Page>
  );
}
