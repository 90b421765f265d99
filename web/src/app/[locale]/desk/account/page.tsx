import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { DeskPage } from "../../../../desk/desk-page.tsx";
import { deskPaths } from "../../../../desk/paths.ts";
import { Link } from "../../../../i18n/navigation.ts";
import { signOutEverywhere } from "../../../../session/account-actions.ts";
import { requireSession } from "../../../../session/pages.ts";
import { PasswordForm } from "../../../../session/password-form.tsx";
import { Button } from "../../../../ui/index.ts";

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "account" });
  return { title: t("title"), robots: { index: false } };
}

/** What belongs to the person: their password and their sessions. */
export default async function AccountPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const session = await requireSession(deskPaths.account());
  const t = await getTranslations("account");
  const desk = await getTranslations("desk");
  return (
    <DeskPage session={session} width="text">
      <Link href={deskPaths.home()} className="tap inline-flex items-center text-soft hover:underline">
        ← {desk("title")}
      </Link>
      <h1 className="text-xl font-bold">{t("title")}</h1>
      <p className="mt-1 break-words text-soft">{session.email}</p>
      <section className="mt-8">
        <h2 className="text-lg font-semibold">{t("password.title")}</h2>
        <p className="mb-4 text-soft">{t("password.text")}</p>
        <PasswordForm email={session.email} />
      </section>
      <section className="mt-10">
        <h2 className="text-lg font-semibold">{t("sessions.title")}</h2>
        <p className="mb-4 text-soft">{t("sessions.text")}</p>
        <form action={signOutEverywhere}>
          <Button type="submit">{t("sessions.end")}</Button>
        </form>
      </section>
    </DeskPage>
  );
}
