import type { Brand } from "@snaprace/core/brand";
import { getTranslations } from "next-intl/server";

/** Who pays for the race, as words: a picture from elsewhere would tell them who looks at it. */
export async function Sponsors({ sponsors }: { readonly sponsors: Brand.Branding["sponsors"] }) {
  const t = await getTranslations("branding");
  if (sponsors.length === 0) return null;
  return (
    <aside aria-label={t("sponsors")} className="mx-auto mt-12 w-full max-w-7xl px-4 sm:px-6 print:hidden">
      <p className="text-sm text-soft">{t("thanks")}</p>
      <ul className="mt-1 flex flex-wrap gap-x-6">
        {sponsors.map(({ name, url }) => (
          <li key={`${name} ${url}`}>
            <a
              href={url}
              rel="sponsored nofollow noopener noreferrer"
              className="tap inline-flex items-center text-lg font-semibold text-accent-text underline-offset-4 hover:underline"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </aside>
  );
}
