import { getTranslations } from "next-intl/server";
import { Link } from "../i18n/navigation.ts";

export async function Footer() {
  const t = await getTranslations("site");
  return (
    <footer className="mt-16 border-t border-line">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-6 text-sm text-soft sm:px-6">
        <p>{t("footer")}</p>
        <Link href="/desk" prefetch={false} className="tap inline-flex items-center underline-offset-4 hover:underline">
          {t("organizers")}
        </Link>
      </div>
    </footer>
  );
}
