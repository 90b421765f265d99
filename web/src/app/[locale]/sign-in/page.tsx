import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { getPathname } from "../../../i18n/navigation.ts";
import { canonical, organizerHere } from "../../../organizer/here.ts";
import { returnPath } from "../../../session/return-path.ts";
import { SignInForm } from "../../../session/sign-in-form.tsx";
import { Page } from "../../../ui/index.ts";

interface Props {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "signIn" });
  return { title: t("title"), robots: { index: false } };
}

export default async function SignInPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations("signIn");
  const query = await searchParams;
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : "");
  if ((await organizerHere()) !== undefined) {
    const own = await canonical(getPathname({ href: "/sign-in", locale }));
    own.search = new URLSearchParams({ returnTo: text("returnTo") }).toString();
    redirect(own.href);
  }
  return (
    <Page width="text">
      <div className="mx-auto max-w-md">
        <h1 className="text-xl font-bold">{t("title")}</h1>
        <p className="mt-2 text-soft">{t("text")}</p>
        <SignInForm
          email={text("email")}
          code={text("code")}
          returnTo={returnPath(text("returnTo"))}
          words={{
            email: t("email"),
            code: t("code"),
            // The form puts the address in.
            codeHint: t("codeHint", { email: "{email}" }),
            send: t("send"),
            submit: t("submit"),
            other: t("other"),
            password: t("password"),
            usePassword: t("usePassword"),
            useCode: t("useCode"),
            forgot: t("forgot"),
            problems: {
              "email-invalid": t("problems.email-invalid"),
              "code-wrong": t("problems.code-wrong"),
              "password-wrong": t("problems.password-wrong"),
              "too-often": t("problems.too-often"),
              unavailable: t("problems.unavailable"),
            },
          }}
        />
      </div>
    </Page>
  );
}
