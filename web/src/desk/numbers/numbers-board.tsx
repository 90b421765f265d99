import type { Visit } from "@snaprace/core/visit";
import { getTranslations } from "next-intl/server";
import { ScrollRegion } from "../scroll-region.tsx";
import { COLUMNS, type Column, SEARCHES, sumOf, viewsOf } from "./columns.ts";
import { DayChart } from "./day-chart.tsx";

interface Props {
  readonly numbers: Visit.Numbers;
  readonly locale: string;
}

/** What happened on an event's pages: as a whole, by day in pictures and as a table, and how people search. */
export async function NumbersBoard({ numbers: { days, total }, locale }: Props) {
  const t = await getTranslations("numbers");
  const short = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" });
  const name = (day: string) => short.format(new Date(`${day}T00:00:00Z`));
  const ends = [name(days[0]?.day ?? ""), name(days.at(-1)?.day ?? "")] as const;
  const by = (column: Column) => days.map(({ counts }) => COLUMNS[column](counts));
  const views = days.map(({ counts }) => viewsOf(counts));
  const most = (...values: readonly (readonly number[])[]) =>
    t("chart.most", {
      count: Math.max(0, ...days.map((_, day) => values.reduce((sum, each) => sum + (each[day] ?? 0), 0))),
    });
  const searches = COLUMNS.found(total) + COLUMNS.none(total);
  const tiles = [
    { title: t("tile.views"), value: viewsOf(total) },
    {
      title: t("tile.searches"),
      value: searches,
      note: searches > 0 && t("tile.found", { percent: Math.floor((COLUMNS.found(total) / searches) * 100) }),
    },
    {
      title: t("tile.downloads"),
      value: COLUMNS.photos(total) + COLUMNS.zips(total),
      note: t("tile.photosTaken", { count: COLUMNS.photos(total) + COLUMNS.zipPhotos(total) }),
    },
    { title: t("tile.shares"), value: COLUMNS.shares(total) },
  ];
  return (
    <>
      <dl className="mt-6 grid grid-cols-2 gap-3 lg:grid-cols-4">
        {tiles.map(({ title, value, note }) => (
          <div key={title} className="rounded-xl border border-line bg-surface px-4 py-3">
            <dt className="text-sm text-soft">{title}</dt>
            <dd>
              <span className="numbers block text-2xl font-semibold">{value.toLocaleString(locale)}</span>
              {note && <span className="text-sm text-soft">{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-6 grid gap-4 lg:grid-cols-3">
        <DayChart
          title={t("chart.views")}
          note={most(views)}
          ends={ends}
          series={[{ name: t("column.views"), tone: "accent", values: views }]}
        />
        <DayChart
          title={t("chart.searches")}
          note={most(by("found"), by("none"))}
          ends={ends}
          series={[
            { name: t("series.found"), tone: "accent", values: by("found") },
            { name: t("series.none"), tone: "accent-soft", values: by("none") },
          ]}
        />
        <DayChart
          title={t("chart.downloads")}
          note={most(by("photos"), by("zips"))}
          ends={ends}
          series={[
            { name: t("series.photo"), tone: "accent", values: by("photos") },
            { name: t("series.zip"), tone: "accent-soft", values: by("zips") },
          ]}
        />
      </div>
      <SearchTable total={total} />
      <DayTable days={days} locale={locale} />
    </>
  );
}

const RIGHT = "px-4 py-2 text-right";

async function SearchTable({ total }: { readonly total: Visit.Numbers["total"] }) {
  const t = await getTranslations("numbers");
  return (
    <section className="mt-10">
      <h2 className="mb-3 text-lg font-semibold">{t("search.title")}</h2>
      <ScrollRegion label={t("search.title")} className="max-w-2xl">
        <table className="w-full text-left">
          <thead className="bg-sunken text-sm">
            <tr>
              <th scope="col" className="px-4 py-2 font-semibold">
                {t("search.kind")}
              </th>
              {(["found", "none"] as const).map((column) => (
                <th key={column} scope="col" className={`${RIGHT} font-semibold`}>
                  {t(`column.${column}`)}
                </th>
              ))}
              <th scope="col" className={`${RIGHT} font-semibold`}>
                {t("search.all")}
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line bg-surface">
            {SEARCHES.map((kind) => (
              <tr key={kind}>
                <th scope="row" className="px-4 py-2 font-medium">
                  {t(`search.${kind}`)}
                </th>
                <td className={`numbers text-lg ${RIGHT}`}>{total[`search.${kind}.found`]}</td>
                <td className={`numbers text-lg ${RIGHT}`}>{total[`search.${kind}.none`]}</td>
                <td className={`numbers text-lg ${RIGHT}`}>
                  {sumOf(total, [`search.${kind}.found`, `search.${kind}.none`])}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

async function DayTable({ days, locale }: { readonly days: Visit.Numbers["days"]; readonly locale: string }) {
  const t = await getTranslations("numbers");
  const long = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const columns = Object.keys(COLUMNS) as Column[];
  return (
    <section className="mt-10">
      <h2 className="mb-3 text-lg font-semibold">{t("days.title")}</h2>
      <ScrollRegion label={t("days.title")} className="max-h-144">
        <table className="w-full text-left">
          <thead className="sticky top-0 bg-sunken text-sm">
            <tr>
              <th scope="col" className="px-4 py-2 font-semibold">
                {t("days.day")}
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" className={`${RIGHT} font-semibold whitespace-nowrap`}>
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line bg-surface">
            {days.toReversed().map(({ day, counts }) => (
              <tr key={day}>
                <th scope="row" className="px-4 py-2 font-medium whitespace-nowrap">
                  <time dateTime={day}>{long.format(new Date(`${day}T00:00:00Z`))}</time>
                </th>
                {columns.map((column) => (
                  <td key={column} className={`numbers text-lg ${RIGHT}`}>
                    {COLUMNS[column](counts)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
