import type { Coverage } from "@snaprace/core/coverage";
import { Download, Search } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { getPathname, Link } from "../../i18n/navigation.ts";
import { buttonClass } from "../../ui/button-class.ts";
import { Button, LinkButton, SelectField, TextField } from "../../ui/index.ts";
import { deskPaths } from "../paths.ts";
import { ScrollRegion } from "../scroll-region.tsx";
import { type Selection, SHOWN, select } from "./selection.ts";

const LIMIT = 50;

interface Props {
  readonly eventId: string;
  readonly locale: string;
  readonly starters: readonly Coverage.Covered[];
  readonly races: ReadonlyMap<string, string>;
  readonly selection: Selection;
  readonly start: number;
}

/** Starters by how many photos they have, searched and in pages; all of a selection as a file. */
export async function StarterList({ eventId, locale, starters, races, selection, start }: Props) {
  const t = await getTranslations("coverage");
  const found = select(starters, selection);
  const page = found.slice(start, start + LIMIT);
  const query = { show: selection.show, race: selection.race, q: selection.q };
  const at = (position: number) => `${deskPaths.coverage(eventId, { ...query, start: String(position) })}#starters`;
  return (
    <section id="starters" className="mt-12 scroll-mt-4">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h2 className="text-lg font-semibold">{t("list.title")}</h2>
        <a href={deskPaths.api.coverage(eventId, { ...query, locale })} download className={buttonClass()}>
          <Download aria-hidden className="size-5" />
          {t("list.export")}
        </a>
      </div>
      <form
        action={`${getPathname({ href: deskPaths.coverage(eventId), locale })}#starters`}
        className="my-4 flex flex-wrap items-end gap-3"
      >
        <SelectField
          id="show"
          name="show"
          label={t("list.show")}
          defaultValue={selection.show}
          className="min-w-52 flex-1 sm:flex-none"
        >
          {SHOWN.map((show) => (
            <option key={show} value={show}>
              {t(`list.options.${show}`)}
            </option>
          ))}
        </SelectField>
        {races.size > 1 && (
          <SelectField
            id="race"
            name="race"
            label={t("list.race")}
            defaultValue={selection.race}
            className="min-w-36 flex-1 sm:flex-none"
          >
            <option value="">{t("list.allRaces")}</option>
            {[...races].map(([raceId, name]) => (
              <option key={raceId} value={raceId}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <TextField id="q" name="q" label={t("list.search")} defaultValue={selection.q} className="min-w-44 flex-1" />
        <Button type="submit">
          <Search aria-hidden className="size-5" />
          {t("list.find")}
        </Button>
      </form>
      <p role="status" className="mb-2 text-soft">
        {t("list.count", { count: found.length })}
      </p>
      {page.length === 0 ? (
        <p className="rounded-xl border border-line bg-surface px-4 py-8 text-center text-soft">{t("list.empty")}</p>
      ) : (
        <StarterTable eventId={eventId} starters={page} races={races} />
      )}
      <div className="mt-4 flex gap-3">
        {start > 0 && <LinkButton href={at(Math.max(0, start - LIMIT))}>{t("list.previous")}</LinkButton>}
        {found.length > start + LIMIT && <LinkButton href={at(start + LIMIT)}>{t("list.next")}</LinkButton>}
      </div>
    </section>
  );
}

async function StarterTable({ eventId, starters, races }: Pick<Props, "eventId" | "starters" | "races">) {
  const t = await getTranslations("coverage");
  const right = "px-4 py-2 text-right font-semibold whitespace-nowrap";
  return (
    <ScrollRegion label={t("list.title")}>
      <table className="w-full text-left">
        <thead className="bg-sunken text-sm">
          <tr>
            {(["bib", "name", "race", "status"] as const).map((head) => (
              <th key={head} scope="col" className="px-4 py-2 font-semibold">
                {t(`head.${head}`)}
              </th>
            ))}
            <th scope="col" className={right}>
              {t("head.photos")}
            </th>
            <th scope="col" className={right}>
              {t("head.doubt")}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line bg-surface">
          {starters.map(({ bib, name, raceId, status, sure, maybe }) => (
            <tr key={bib} className="hover:bg-sunken">
              <td className="numbers px-4 text-lg font-semibold">
                <Link
                  href={deskPaths.runner(eventId, bib)}
                  prefetch={false}
                  className="tap inline-flex items-center underline-offset-4 hover:underline"
                >
                  {bib}
                </Link>
              </td>
              <td className="min-w-36 px-4 py-1">{name}</td>
              <td className="px-4 py-1 whitespace-nowrap text-soft">{raceId && races.get(raceId)}</td>
              <td className="px-4 py-1 whitespace-nowrap text-soft">
                {status && status !== "dns" && t(`status.${status}`)}
              </td>
              <td className="numbers px-4 py-1 text-right text-lg">{sure}</td>
              <td className="numbers px-4 py-1 text-right text-lg">{maybe}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
