import type { Roster } from "@snaprace/core/roster";
import { getTranslations } from "next-intl/server";
import { ofRunner } from "../gallery/page-filters.ts";
import { type PageFilters, paths } from "../gallery/paths.ts";
import { Link } from "../i18n/navigation.ts";
import { MOST_NAMES } from "./name-index.ts";

interface Props {
  readonly eventId: string;
  readonly name: string;
  readonly matches: readonly Roster.Entry[];
  readonly filters: PageFilters;
}

/** Runners whose names are like the one that was typed, each a way to her bib. */
export async function NameMatches({ eventId, name, matches, filters }: Props) {
  const t = await getTranslations("finder");
  const shown = matches.slice(0, MOST_NAMES);
  return (
    <section aria-labelledby="names" className="rounded-2xl border border-line bg-surface p-4 sm:p-5">
      <h2 id="names" className="text-lg font-semibold">
        {matches.length > 0 ? t("namesTitle", { name }) : t("noNames", { name })}
      </h2>
      {matches.length === 0 && <p className="mt-1 text-soft">{t("noNamesText")}</p>}
      <ul className="mt-2 grid grid-cols-[repeat(auto-fit,minmax(min(100%,18rem),1fr))] gap-x-6">
        {shown.map((runner) => (
          <li key={runner.bib}>
            <Link
              href={paths.event(eventId, ofRunner(filters, runner.bib))}
              className="tap flex items-center gap-3 rounded-lg px-2 hover:bg-sunken"
            >
              <span className="numbers min-w-14 rounded-md border border-edge px-1.5 text-center text-lg font-bold">
                {runner.bib}
              </span>
              <span className="min-w-0 truncate">
                <span className="font-semibold">{runner.name}</span>
                <span className="text-soft">
                  {[runner.race, runner.club].filter(Boolean).map((part) => ` · ${part}`)}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {matches.length > shown.length && (
        <p className="mt-2 text-soft">
          {t("moreNames")}{" "}
          <Link href={paths.results(eventId, { q: name, preview: filters.preview })} className="underline">
            {t("namesInResults")}
          </Link>
        </p>
      )}
    </section>
  );
}
